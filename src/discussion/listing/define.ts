import { define } from '../../core/define.ts';
import { PleinCommentCount } from './comment-count.ts';
import { PleinRecentDiscussions } from './recent-discussions.ts';

define('plein-comment-count', PleinCommentCount);
define('plein-recent-discussions', PleinRecentDiscussions);
