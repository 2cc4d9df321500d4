import { Hono } from 'hono';
import { calendarRoutes } from './calendar/routes.ts';
import { communityRoutes } from './community/routes.ts';
import { discussionRoutes } from './discussion/routes.ts';
import { createDoor } from './http/door.ts';
import type { Environment } from './http/door.ts';
import { docsRoutes } from './http/docs.ts';
import { problemAnswer } from './http/problem.ts';
import { Refusal } from './http/refusal.ts';
import type { Route } from './http/route.ts';
import { frame } from './http/frame.ts';
import { imagesRoutes } from './images/routes.ts';
import { liveRoutes } from './live/routes.ts';
import { membersRoutes } from './members/routes.ts';
import { suggestionRoutes } from './members/suggestions.ts';
import { notificationsRoutes } from './notifications/routes.ts';
import { pollsRoutes } from './polls/routes.ts';
import type { Services } from './services.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { watchRoutes } from './http/watch.ts';

/** Every route of the protocol: one line per noun. */
export const ROUTES: readonly Route[] = [
  ...signInRoutes,
  ...communityRoutes,
  ...discussionRoutes,
  ...membersRoutes,
  ...suggestionRoutes,
  ...calendarRoutes,
  ...pollsRoutes,
  ...imagesRoutes,
  ...notificationsRoutes,
  ...liveRoutes,
];

/** The whole server as one function from Request to Response. */
export function createApp(services: Services): (request: Request, environment?: Environment) => Promise<Response> {
  const app = new Hono<{ Bindings: Environment }>();
  const door = createDoor(services);
  for (const route of [...ROUTES].sort((a, b) => rank(a) - rank(b))) {
    app.on(route.method.toUpperCase(), honoPath(route.path), door(route));
  }
  for (const [path, answer] of Object.entries({ ...docsRoutes(ROUTES), ...watchRoutes(services) })) {
    app.get(path, (context) => answer(context.req.raw, context.env));
  }
  app.notFound((context) => problemAnswer(notHere(context.req.path, context.req.method)));
  app.onError((error) => {
    // Answered, and logged where it must be, by the frame.
    throw error;
  });
  return frame(services, ROUTES, async (request, environment) => app.fetch(request, environment));
}

/** Fixed addresses come before those with a parameter, so that `mine` is never taken for an id. */
function rank({ path }: Route): number {
  return path.split('{').length * 2 - (/\}[^/]/.test(path) ? 1 : 0);
}

function honoPath(path: string): string {
  return path.replace(/\{(\w+)\}(\.\w+)?/g, (_, name: string, suffix?: string) =>
    suffix === undefined ? `:${name}` : `:${name}{[^/]+\\${suffix}}`,
  );
}

function notHere(path: string, method: string): Refusal {
  const known = ROUTES.filter((route) => routePattern(route).test(path)).map((route) => route.method.toUpperCase());
  if (known.length === 0 || known.includes(method)) return new Refusal('not-found');
  return new Refusal('unsupported', { status: 405 });
}

function routePattern({ path }: Route): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}
