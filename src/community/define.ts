import { define } from '../core/define.ts';
import { PleinCommunity } from './community.ts';

define('plein-community', PleinCommunity);
