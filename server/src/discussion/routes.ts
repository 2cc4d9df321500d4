import { discussionReads } from './routes.read.ts';
import { discussionWrites } from './routes.write.ts';

export const discussionRoutes = [...discussionReads, ...discussionWrites];
