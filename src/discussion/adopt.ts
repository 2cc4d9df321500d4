export { adopt } from '../core/adopt.ts';
