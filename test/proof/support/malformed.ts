import type { Random } from './random.ts';
import { exampleOf, twisted, type Schema } from './json-twists.ts';

/** An operation as `/openapi.json` describes it. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly body?: Schema;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface OperationObject {
  readonly parameters?: Operation['parameters'];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

export interface Target {
  readonly operations: readonly Operation[];
  readonly schemas: Readonly<Record<string, Schema>>;
  /** Sessions of members, so that what is broken gets past the door. */
  readonly sessions: readonly string[];
  /** Things that are there, by the name of the parameter that takes them. */
  readonly known: Readonly<Record<string, readonly string[]>>;
}

/** One malformed request: the bytes, and what was done to them. */
export interface Malformed {
  readonly kind: string;
  readonly bytes: Buffer;
}

export function readDocument(document: Document): Pick<Target, 'operations' | 'schemas'> {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]): Operation => {
      const body = requestBody?.content['application/json']?.schema;
      return { method: method.toUpperCase(), path, parameters, ...(body !== undefined && { body }) };
    }),
  );
  return { operations, schemas: document.components.schemas };
}

/** A request in its parts, before they are put together. */
interface Parts {
  method: string;
  target: string;
  version: string;
  headers: (readonly [name: string, value: string])[];
  body: Buffer;
}

export function malformed(target: Target, random: Random): Malformed {
  const [kind, make] = random.pick(KINDS);
  return { kind, bytes: make(target, random) };
}

type Make = (target: Target, random: Random) => Buffer;

const twist =
  (change: (parts: Parts, random: Random) => void): Make =>
  (target, random) => {
    const parts = wellFormed(target, random);
    change(parts, random);
    return assemble(parts);
  };

const rewrite =
  (change: (text: string, random: Random) => string): Make =>
  (target, random) =>
    Buffer.from(change(assemble(wellFormed(target, random)).toString('latin1'), random), 'latin1');

const KINDS: readonly (readonly [kind: string, make: Make])[] = [
  ['method', twist((parts, random) => void (parts.method = random.pick(METHODS)))],
  ['version', twist((parts, random) => void (parts.version = random.pick(VERSIONS)))],
  ['address', twist((parts, random) => void (parts.target = random.pick(ADDRESSES)(parts.target)))],
  [
    'path',
    twist(
      (parts, random) => void (parts.target = parts.target.replace(/[^/?]+(?=$|\?|\/)/, () => random.pick(ODD_WORDS))),
    ),
  ],
  ['path', twist((parts, random) => void (parts.target = spliced(parts.target, random.pick(ODD_WORDS), random)))],
  [
    'query',
    twist((parts, random) => void (parts.target += (parts.target.includes('?') ? '&' : '?') + oddQuery(random))),
  ],
  [
    'query',
    twist((parts, random) => void (parts.target = parts.target.replace(/=[^&]*/g, () => `=${random.pick(ODD_WORDS)}`))),
  ],
  ['header', twist((parts, random) => void parts.headers.push(random.pick(ODD_HEADERS)(random)))],
  [
    'header',
    twist(
      (parts, random) => void parts.headers.push(random.pick(ODD_HEADERS)(random), random.pick(ODD_HEADERS)(random)),
    ),
  ],
  [
    'header',
    twist(
      (parts, random) =>
        void (parts.headers = parts.headers.map(([name, value]) =>
          random.chance(0.4) ? [name, random.pick(ODD_WORDS)] : [name, value],
        )),
    ),
  ],
  ['header', twist((parts, random) => void (parts.headers = parts.headers.filter(() => random.chance(0.6))))],
  [
    'framing',
    twist(
      (parts, random) =>
        void (parts.headers = parts.headers
          .filter(([name]) => name !== 'Content-Length')
          .concat(random.pick(FRAMINGS))),
    ),
  ],
  ['framing', twist((parts, random) => void parts.headers.push(...random.pick(FRAMINGS)))],
  [
    'framing',
    rewrite((text, random) => text.replaceAll('\r\n', random.pick(['\n', '\r', '\r\r\n', '\n\r', '\r\n ', '\0\r\n']))),
  ],
  ['framing', rewrite((text, random) => text.slice(0, random.below(text.length)))],
  ['framing', rewrite((text, random) => random.pick(PREFACES) + text)],
  ['bytes', rewrite((text, random) => spliced(text, String.fromCharCode(random.below(256)), random))],
  ['bytes', rewrite((text, random) => flipped(text, random))],
  ['bytes', (_, random) => Buffer.from(Array.from({ length: random.between(1, 300) }, () => random.below(256)))],
  ['size', twist((parts, random) => void parts.headers.push(['X-Long', 'x'.repeat(random.between(1_000, 30_000))]))],
  [
    'size',
    twist(
      (parts, random) =>
        void parts.headers.push(
          ...Array.from({ length: random.between(50, 2_500) }, (_, at) => [`X-${at}`, '1'] as const),
        ),
    ),
  ],
  ['size', twist((parts, random) => void (parts.target += `${'a'.repeat(random.between(100, 40_000))}`))],
  [
    'body',
    twist((parts, random) =>
      setBody(parts, Buffer.from(parts.body.toString().slice(0, random.below(parts.body.length + 1)))),
    ),
  ],
  [
    'body',
    twist((parts, random) => setBody(parts, Buffer.from(flipped(parts.body.toString('latin1'), random), 'latin1'))),
  ],
  ['body', twist((parts, random) => setBody(parts, Buffer.from(random.pick(ODD_BODIES)(random))))],
  ['json', twistedJson],
  ['json', twistedJson],
  ['json', twistedJson],
  ['json', twistedJson],
];

/** A request that the server could take: right shape, mostly somebody's session, mostly things that are there. */
function wellFormed(target: Target, random: Random): Parts {
  const operation = random.pick(target.operations);
  return partsOf(operation, target, random, operation.body && exampleOf(operation.body, target.schemas, random));
}

function twistedJson(target: Target, random: Random): Buffer {
  const operation = random.pick(target.operations.filter(({ body }) => body !== undefined));
  const parts = partsOf(operation, target, random, null);
  setBody(parts, Buffer.from(twisted(exampleOf(operation.body!, target.schemas, random), random)));
  return assemble(parts);
}

function partsOf({ method, path, parameters }: Operation, target: Target, random: Random, body: unknown): Parts {
  const value = ({ name, schema }: Operation['parameters'][number]): string =>
    String(
      random.chance(0.8) && target.known[name]
        ? random.pick(target.known[name])
        : exampleOf(schema, target.schemas, random),
    );
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(
      value(parameters.find((parameter) => parameter.name === name) ?? { name, in: 'path', schema: {} }),
    ),
  );
  const query = parameters
    .filter((parameter) => parameter.in === 'query' && random.chance(0.6))
    .map((parameter) => `${parameter.name}=${encodeURIComponent(value(parameter))}`)
    .join('&');
  const parts: Parts = {
    method,
    target: query === '' ? filled : `${filled}?${query}`,
    version: 'HTTP/1.1',
    headers: [['Host', '127.0.0.1']],
    body: Buffer.alloc(0),
  };
  if (random.chance(0.85)) parts.headers.push(['Authorization', `Bearer ${random.pick(target.sessions)}`]);
  if (method !== 'GET') parts.headers.push(['Idempotency-Key', crypto.randomUUID().replace(/^(.{14})4/, '$17')]);
  if (body !== undefined) {
    parts.headers.push(['Content-Type', 'application/json']);
    setBody(parts, Buffer.from(JSON.stringify(body)));
  }
  return parts;
}

function setBody(parts: Parts, body: Buffer): void {
  parts.body = body;
  parts.headers = [
    ...parts.headers.filter(([name]) => name !== 'Content-Length'),
    ['Content-Length', String(body.length)],
  ];
}

function assemble({ method, target, version, headers, body }: Parts): Buffer {
  const head = `${method} ${target} ${version}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  return Buffer.concat([Buffer.from(head, 'utf8'), body]);
}

function spliced(text: string, odd: string, random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + odd + text.slice(at + random.below(3));
}

function flipped(text: string, random: Random): string {
  let result = text;
  for (let count = random.between(1, 4); count > 0; count -= 1) {
    const at = random.below(Math.max(1, result.length));
    const code = (result.charCodeAt(at) || 0) ^ (1 << random.below(8));
    result = result.slice(0, at) + String.fromCharCode(code & 255) + result.slice(at + 1);
  }
  return result;
}

const METHODS = [
  'get',
  'GETT',
  'PATCH',
  'TRACE',
  'TRACK',
  'CONNECT',
  'PROPFIND',
  'HEAD',
  'OPTIONS',
  'PRI',
  '',
  ' ',
  'G\0T',
  'Ä',
  'X'.repeat(9_000),
  'GET\t',
  '()',
  'QUERY',
];
const VERSIONS = [
  'HTTP/1.0',
  'HTTP/0.9',
  'HTTP/2.0',
  'HTTP/3',
  'HTTP/1.2',
  'HTTP/1',
  'http/1.1',
  'HTTP/1.1 ',
  'HTTP/99999999999.1',
  'FTP/1.1',
  '',
  '\0',
];
const ODD_WORDS = [
  ...[
    '',
    '%',
    '%2',
    '%zz',
    '%00',
    '%0d%0aX:1',
    '%ff%fe',
    '%ed%a0%80',
    '%c0%ae%c0%ae',
    '..',
    '../..',
    '.',
    '%2e%2e%2f',
    '%2f',
    '//',
    '\\',
    ';',
    '%3b',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'null',
    'undefined',
    'NaN',
    'Infinity',
    '-1',
    '0',
    '1e999',
    '99999999999999999999',
    '0x10',
    '1.5',
    '-0',
  ],
  ...[
    'true',
    '[]',
    '{}',
    '[object Object]',
    "'",
    '"',
    "' or 1=1--",
    '$(id)',
    '`id`',
    '<b>',
    '{{7*7}}',
    '*',
    '?',
    '#',
    '&',
    '=',
    '+',
    '%20',
    '\t',
    'ä',
    '🚲',
    '\u202e',
    '\u0000',
    '\u007f',
  ],
  ...[
    'a'.repeat(300),
    'a'.repeat(9_000),
    '%41'.repeat(3_000),
    'mine',
    'calendar.ics',
    '.ics',
    'x.ics',
    'MQ==',
    'eyJ9',
    'Bearer',
    'Bearer ',
    'Bearer a b',
    'Basic YTpi',
  ],
];
const ADDRESSES: readonly ((target: string) => string)[] = [
  () => '*',
  () => '',
  () => '/',
  () => '//',
  () => '///v1/live',
  () => 'v1/community',
  (target) => `http://127.0.0.1${target}`,
  (target) => `http://evil.example${target}`,
  (target) => `http://[::1${target}`,
  (target) => `http://a:b@127.0.0.1:99999${target}`,
  (target) => `javascript:${target}`,
  (target) => `file://${target}`,
  (target) => `${target}#fragment`,
  (target) => `${target}/`,
  (target) => `${target}//`,
  (target) => `/.${target}`,
  (target) => `/x/..${target}`,
  (target) => target.toUpperCase(),
  (target) => target.replaceAll('/', '%2f'),
  (target) => target.replaceAll('/', '\\'),
  (target) => `${target} HTTP/1.1\r\nX: y`,
  () => '127.0.0.1:80',
  () => '?',
  () => '/?'.repeat(200),
  () => '/openapi.json?x=%',
  () => '/metrics',
  () => '/healthz/../metrics',
  () => '/docs/%2e%2e/%2e%2e/etc/passwd',
];

function oddQuery(random: Random): string {
  const name = random.pick([
    'limit',
    'cursor',
    'ids',
    'topics',
    'since',
    'from',
    'until',
    'order',
    'around',
    'space',
    'role',
    'threads',
    'x',
    '',
    '__proto__',
    'limit[]',
    'limit%00',
  ]);
  const value = random.pick([
    ...ODD_WORDS,
    'a,'.repeat(500),
    'thread:',
    'thread:a,'.repeat(60),
    '2026-02-30T00:00:00.000Z',
    '+275760-09-13T00:00:00.001Z',
    '-000001-01-01T00:00:00.000Z',
  ]);
  return `${name}=${value}${random.chance(0.2) ? `&${name}=${value}` : ''}`;
}

const HEADER_NAMES = [
  'Authorization',
  'Idempotency-Key',
  'Content-Type',
  'Content-Encoding',
  'Accept',
  'Accept-Encoding',
  'Accept-Language',
  'Origin',
  'Host',
  'Cookie',
  'Range',
  'If-None-Match',
  'If-Match',
  'If-Modified-Since',
  'Last-Event-ID',
  'X-Forwarded-For',
  'Forwarded',
  'Connection',
  'Upgrade',
  'Expect',
  'Trailer',
  'TE',
  'Via',
  'Max-Forwards',
  'Access-Control-Request-Method',
  'Access-Control-Request-Headers',
  'Sec-Fetch-Site',
  'Referer',
  'User-Agent',
  'X-HTTP-Method-Override',
  '__proto__',
  'constructor',
];
const HEADER_VALUES = [
  ...ODD_WORDS,
  '100-continue',
  'websocket',
  'h2c',
  'close, keep-alive',
  'upgrade',
  'bytes=0-1,5-',
  'W/"x"',
  '"',
  '*',
  'null',
  'https://evil.example',
  'text/plain',
  'multipart/form-data',
  'application/json; charset=utf-7',
  'application/json; charset=\0',
  'application/x-www-form-urlencoded',
  'gzip',
  'for=127.0.0.1',
  '127.0.0.1, ::1, unknown',
  '9'.repeat(30),
  '-5',
  'identity;q=0',
  'a=b; '.repeat(300),
];
const ODD_HEADERS: readonly ((random: Random) => readonly [string, string])[] = [
  (random) => [random.pick(HEADER_NAMES), random.pick(HEADER_VALUES)],
  (random) => [random.pick(HEADER_NAMES), random.pick(HEADER_VALUES)],
  (random) => [random.pick(HEADER_NAMES), random.pick(HEADER_VALUES)],
  (random) => [`${random.pick(HEADER_NAMES)} `, random.pick(HEADER_VALUES)],
  (random) => [
    random.pick(['', ' ', 'No colon', 'X\0Y', 'X:Y', '(X)', 'Ä', '\tX', 'x'.repeat(5_000)]),
    random.pick(HEADER_VALUES),
  ],
];

const FRAMINGS: readonly (readonly (readonly [string, string])[])[] = [
  [
    ['Content-Length', '5'],
    ['Content-Length', '6'],
  ],
  [['Content-Length', '5, 5']],
  [['Content-Length', '-1']],
  [['Content-Length', '+5']],
  [['Content-Length', '0x5']],
  [['Content-Length', '1e1']],
  [['Content-Length', '99999999999999999999']],
  [['Content-Length', '9007199254740993']],
  [['Content-Length', '1000000000']],
  [['Content-Length', '']],
  [['Content-Length', '5 5']],
  [
    ['Content-Length', '5'],
    ['Transfer-Encoding', 'chunked'],
  ],
  [['Transfer-Encoding', 'chunked']],
  [['Transfer-Encoding', 'chunked, chunked']],
  [['Transfer-Encoding', 'gzip, chunked']],
  [['Transfer-Encoding', 'identity']],
  [['Transfer-Encoding', 'xchunked']],
  [['Transfer-Encoding', '\u000bchunked']],
  [
    ['Transfer-Encoding', 'chunked'],
    ['Transfer-Encoding', 'identity'],
  ],
  [
    ['Transfer-Encoding', 'chunked'],
    ['Expect', '100-continue'],
  ],
  [['Expect', '100-continue']],
  [['Expect', '200-ok']],
  [
    ['Connection', 'Upgrade'],
    ['Upgrade', 'h2c'],
    ['HTTP2-Settings', 'AAMAAABkAAQAAP__'],
  ],
  [
    ['Connection', 'Upgrade'],
    ['Upgrade', 'websocket'],
    ['Sec-WebSocket-Key', 'x'],
    ['Sec-WebSocket-Version', '13'],
  ],
  [['Connection', 'close']],
  [['Connection', 'Host, Content-Length']],
  [
    ['Host', 'a'],
    ['Host', 'b'],
  ],
];

const PREFACES = [
  '\r\n\r\n',
  '\0',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  '\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03',
  'SSH-2.0-x\r\n',
  'GET /\r\n',
  'HTTP/1.1 200 OK\r\n\r\n',
  ' ',
  'POST /v1/session HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n{}',
  '5\r\nabc\r\n0\r\n\r\n',
];

const ODD_BODIES: readonly ((random: Random) => string | Uint8Array)[] = [
  () => '',
  () => 'null',
  () => '[]',
  () => '"',
  () => '{',
  () => '{"a":',
  () => '\ufeff{}',
  () => '{}{}',
  () => "{'a':1}",
  () => '{"a":01}',
  () => '{"a":NaN}',
  () => '{"__proto__":{"x":1}}',
  () => '{"constructor":{"prototype":{"x":1}}}',
  () => 'a=b&c=d',
  () => '<xml/>',
  (random) => '['.repeat(random.between(10, 30_000)),
  (random) => '{"a":'.repeat(random.between(10, 8_000)),
  (random) => `"${'\\u0000'.repeat(random.between(1, 3_000))}"`,
  (random) => `{"markdown":"${'a'.repeat(random.between(1, 120_000))}"}`,
  (random) => `{"markdown":"${'[a]('.repeat(random.between(1, 2_500))}"}`,
  (random) => `{${Array.from({ length: random.between(1, 3_000) }, (_, at) => `"k${at}":${at}`).join()}}`,
  () => new Uint8Array([0xff, 0xfe, 0x00, 0xd8]),
  () => new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
  () => new Uint8Array([0x1f, 0x8b, 0x08, 0x00, 0x00]),
];
