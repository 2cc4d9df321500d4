import { existsSync, readFileSync } from 'node:fs';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';

export interface SiteSettings {
  /** Folder of the company's pages. */
  readonly pages: string;
  /** Folder of the widgets' one script. */
  readonly widgets: string;
  /** The community server, where it is not this one: `https://community.example.com`. */
  readonly community?: string;
}

/** The company's own pages, as any web server would serve them, under the policy that the widgets are made for. */
export function siteApp(settings: SiteSettings): Hono {
  const app = new Hono();
  app.use(compress());
  app.use(etag());
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers(settings))) context.header(name, value);
    context.header(
      'Cache-Control',
      context.req.path.includes('/chunks/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
  });
  for (const folder of ['styles', 'scripts', 'images']) app.get(`/${folder}/*`, serveStatic({ root: settings.pages }));
  app.get(
    '/plein/*',
    serveStatic({ root: settings.widgets, rewriteRequestPath: (path) => path.slice('/plein'.length) }),
  );
  app.get('/:page{[a-z]*}', (context, next) => sendPage(context, context.req.param('page') || 'index', settings, next));
  app.notFound((context) => context.html(readPage('not-found', settings) ?? '', 404));
  return app;
}

async function sendPage(
  context: Context,
  page: string,
  settings: SiteSettings,
  next: () => Promise<void>,
): Promise<Response | void> {
  const html = readPage(page, settings);
  return html === undefined ? next() : context.html(withPreloads(html, settings));
}

/** The page with links to the files that its widgets take: they come beside the script that would ask for them. */
function withPreloads(html: string, { widgets }: SiteSettings): string {
  const files = JSON.parse(readFileSync(`${widgets}/preload.json`, 'utf8')) as Readonly<Record<string, string[]>>;
  const named = [...html.matchAll(/<(plein-[a-z-]+)/g)].flatMap(([, element]) => files[element!] ?? []);
  const links = [...new Set(named)].map((file) => `<link rel="modulepreload" href="/plein/${file}" />`);
  return html.replace('</head>', `${links.join('')}</head>`);
}

/** A page with its shared parts put in, the way web servers have included them for thirty years. */
function readPage(page: string, settings: SiteSettings): string | undefined {
  const file = `${settings.pages}/${page}.html`;
  if (!existsSync(file)) return undefined;
  const html = readFileSync(file, 'utf8').replaceAll(
    /<!--#include virtual="(\/parts\/[a-z]+\.html)" -->/g,
    (_, part: string) => readFileSync(`${settings.pages}${part}`, 'utf8').trimEnd(),
  );
  return settings.community === undefined ? html : html.replaceAll(' src="/" ', ` src="${settings.community}" `);
}

function headers({ community }: SiteSettings): Readonly<Record<string, string>> {
  const own = ["'self'", ...(community === undefined ? [] : [community])].join(' ');
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      `img-src ${own}`,
      "font-src 'self'",
      `connect-src ${own}`,
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html dompurify',
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  };
}
