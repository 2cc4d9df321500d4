import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Context } from 'hono';
import { isPersonKey, openPeople, personOf } from './people.ts';
import { issueToken, readSession, signSession } from './tokens.ts';
import type { TokenSettings } from './tokens.ts';

const COOKIE = 'lindewiel-account';
const HALF_DAY = 12 * 60 * 60;

/**
 * The company's own login, made simple: whoever is clicked is who is there. What counts for a page is the last path:
 * a short signed token about the reader, handed to the company's own pages alone.
 */
export function loginApp(settings: TokenSettings): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    if (!fromOwnPages(context)) return context.json({ error: 'Only from the company’s own pages.' }, 403);
    await next();
    context.header('Cache-Control', 'no-store');
    return undefined;
  });
  app.get('/', async (context) => context.json(await account(context, settings)));
  app.post('/session', async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    const key = body !== null && typeof body === 'object' && 'person' in body ? body.person : undefined;
    if (!isPersonKey(key)) return context.json({ error: 'Nobody is called so.' }, 422);
    setCookie(context, COOKIE, await signSession(key, settings), {
      httpOnly: true,
      sameSite: 'Strict',
      secure: new URL(context.req.url).protocol === 'https:',
      path: '/account',
      maxAge: HALF_DAY,
    });
    return context.json({ people: openPeople, person: personOf(key) });
  });
  app.delete('/session', (context) => {
    deleteCookie(context, COOKIE, { path: '/account' });
    return context.json({ people: openPeople });
  });
  app.get('/token', async (context) => {
    const key = await readSession(getCookie(context, COOKIE), settings);
    if (key === undefined) return context.json({ error: 'Nobody is signed in.' }, 401);
    return context.json({ token: await issueToken(key, settings) });
  });
  return app;
}

async function account(context: Context, settings: TokenSettings): Promise<object> {
  const key = await readSession(getCookie(context, COOKIE), settings);
  return key === undefined ? { people: openPeople } : { people: openPeople, person: personOf(key) };
}

/** Other sites can neither sign somebody in here nor fetch a token; what sends no such header is no browser. */
function fromOwnPages(context: Context): boolean {
  const site = context.req.header('sec-fetch-site');
  return site === undefined || site === 'same-origin' || (site === 'none' && context.req.method === 'GET');
}
