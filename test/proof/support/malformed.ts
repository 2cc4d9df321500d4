import type { Random } from './random.ts';
import { exampleOf, twisted, type Schema } from './json-twists.ts';
import {
  ADDRESSES,
  FRAMINGS,
  METHODS,
  ODD_BODIES,
  ODD_HEADERS,
  ODD_WORDS,
  PREFACES,
  VERSIONS,
  oddQuery,
} from './odd-words.ts';

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
