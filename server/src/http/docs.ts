import { cacheable } from './door.ts';
import { openApi } from './openapi.ts';
import type { Route } from './route.ts';

type Page = (request: Request) => Promise<Response>;

const STYLE = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h2 { margin-top: 2.5rem; font-size: 1.1rem; overflow-wrap: anywhere }
code { font-family: ui-monospace, monospace }
table { border-collapse: collapse }
th, td { text-align: start; vertical-align: top; padding: 0.2rem 1rem 0.2rem 0; border-bottom: 1px solid #8884 }
`;

/** The description of the protocol for machines and, as a page without scripts, for people. */
export function docsRoutes(routes: readonly Route[]): Readonly<Record<string, Page>> {
  const description = JSON.stringify(openApi(routes));
  const page = docsPage(routes);
  return {
    '/openapi.json': served(description, 'application/json'),
    '/docs': served(page, 'text/html', {
      'content-security-policy':
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    }),
    '/docs.css': served(STYLE, 'text/css'),
  };
}

function served(body: string, type: string, extra: Record<string, string> = {}): Page {
  return async (request) =>
    cacheable(request, body, new Headers({ 'content-type': `${type}; charset=utf-8`, ...extra }));
}

function docsPage(routes: readonly Route[]): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Plein: the open protocol</title><link rel="stylesheet" href="/docs.css"></head>
<body><main><h1>Plein: the open protocol</h1>
<p>For machines: <a href="/openapi.json">openapi.json</a>.</p>
${routes.map(routeSection).join('\n')}
</main></body></html>
`;
}

function routeSection(route: Route): string {
  const needs = {
    public: 'Anyone; cacheable.',
    open: 'Anyone.',
    mine: 'Signed in.',
    write: 'Signed in, with an Idempotency-Key.',
  };
  const inputs = [
    ...rows('path', route.params?.properties ?? {}),
    ...rows('query', route.query?.properties ?? {}),
    ...rows('body', (route.body?.['properties'] ?? {}) as Record<string, object>),
  ];
  const table =
    inputs.length === 0
      ? ''
      : `<table><thead><tr><th>Field<th>In<th>Shape</thead><tbody>${inputs.join('')}</tbody></table>`;
  const answers = Object.entries(route.answers).map(([status, { description }]) => `${status}: ${escape(description)}`);
  return `<section><h2><code>${route.method.toUpperCase()} ${escape(route.path)}</code></h2>
<p>${escape(route.summary)} ${needs[route.access]}</p>${table}<p>${answers.join(' ')}</p></section>`;
}

function rows(place: string, properties: Record<string, object>): readonly string[] {
  return Object.entries(properties).map(
    ([name, schema]) =>
      `<tr><td><code>${escape(name)}</code><td>${place}<td><code>${escape(JSON.stringify(schema))}</code>`,
  );
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
