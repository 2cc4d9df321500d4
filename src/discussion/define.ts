import { define } from '../core/define.ts';
import { PleinDiscussionThread } from './discussion-thread.ts';

define('plein-discussion-thread', PleinDiscussionThread);
