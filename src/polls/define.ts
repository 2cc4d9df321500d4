import { define } from '../core/define.ts';
import { PleinFeedbackPoll } from './feedback-poll.ts';

define('plein-feedback-poll', PleinFeedbackPoll);
