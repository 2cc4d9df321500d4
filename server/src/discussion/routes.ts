import { movingRoutes } from './move.routes.ts';
import { discussionFinds } from './routes.find.ts';
import { discussionForms } from './routes.find.pages.ts';
import { discussionReads } from './routes.read.ts';
import { historyReads } from './routes.history.ts';
import { settlingRoutes } from './routes.settle.ts';
import { takingPartRoutes } from './routes.taking-part.ts';
import { discussionWrites } from './routes.write.ts';

export const discussionRoutes = [
  ...discussionFinds,
  ...discussionForms,
  ...movingRoutes,
  ...discussionReads,
  ...discussionWrites,
  ...historyReads,
  ...takingPartRoutes,
  ...settlingRoutes,
];
