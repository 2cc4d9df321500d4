import { registerAdapter } from '../../core/resolve.ts';
import { rest } from './rest.ts';

registerAdapter((src) => rest({ src }));
