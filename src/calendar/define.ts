import { define } from '../core/define.ts';
import { PleinEventList } from './event-list.ts';

define('plein-event-list', PleinEventList);
