import { define } from '../core/define.ts';
import { PleinNotifications } from './notifications.ts';

define('plein-notifications', PleinNotifications);
