import { randomUUIDv7 } from 'node:crypto';
import type { Random } from './random.ts';

/** As much of JSON Schema as the server's description uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
}

/** A value that fits, or nearly: patterns are guessed. */
export function exampleOf(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
  random: Random,
  depth = 0,
): unknown {
  if (depth > 6) return null;
  const deeper = (inner: Schema): unknown => exampleOf(inner, schemas, random, depth + 1);
  if (schema.$ref !== undefined) return deeper(schemas[schema.$ref.split('/').at(-1)!] ?? {});
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return random.pick(schema.enum);
  if (schema.anyOf !== undefined) return deeper(random.pick(schema.anyOf));
  switch (schema.type) {
    case 'object': {
      const names = Object.entries(schema.properties ?? {}).filter(
        ([name]) => schema.required?.includes(name) || random.chance(0.5),
      );
      return Object.fromEntries(names.map(([name, inner]) => [name, deeper(inner)]));
    }
    case 'array':
      return Array.from({ length: random.below(4) }, () => deeper(schema.items ?? {}));
    case 'integer':
    case 'number':
      return (schema.minimum ?? 0) + random.below(5);
    case 'boolean':
      return random.chance(0.5);
    default:
      return random.pick([
        'red',
        'Some *words*',
        'product-1',
        randomUUIDv7(),
        new Date().toISOString(),
        'thread:product-1',
      ]);
  }
}

/** JSON in which something is not as it should be. */
export function twisted(value: unknown, random: Random): string {
  let broken = value;
  for (let count = random.between(1, 3); count > 0; count -= 1) broken = changedSomewhere(broken, random);
  const text = JSON.stringify(broken) ?? 'null';
  return random.chance(0.2) ? random.pick(TEXT_TWISTS)(text) : text;
}

function changedSomewhere(value: unknown, random: Random): unknown {
  if (Array.isArray(value) && value.length > 0 && random.chance(0.7)) {
    const at = random.below(value.length);
    return value.map((item: unknown, index) => (index === at ? changedSomewhere(item, random) : item));
  }
  if (typeof value === 'object' && value !== null && random.chance(0.8)) return changedObject(value, random);
  return random.pick(ODD_VALUES)(random);
}

function changedObject(value: object, random: Random): object {
  const entries = Object.entries(value) as [string, unknown][];
  if (entries.length === 0 || random.chance(0.25)) {
    return Object.fromEntries([...entries, [random.pick(ODD_NAMES), random.pick(ODD_VALUES)(random)]]);
  }
  const at = random.below(entries.length);
  if (random.chance(0.15)) return Object.fromEntries(entries.filter((_, index) => index !== at));
  return Object.fromEntries(
    entries.map(([name, inner], index) => [name, index === at ? changedSomewhere(inner, random) : inner]),
  );
}

const ODD_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'id',
  'member',
  'author',
  'role',
  'state',
  'version',
  '',
  '\u0000',
  '\ud800',
  'a'.repeat(5_000),
  '🚲',
  '$ref',
  'length',
];
const ODD_VALUES: readonly ((random: Random) => unknown)[] = [
  () => null,
  () => true,
  () => [],
  () => ({}),
  () => '',
  () => ' ',
  () => 0,
  () => -1,
  () => 1.5,
  () => 1e308,
  () => 2 ** 53,
  () => '\u0000',
  () => '\ud800',
  () => '\u202e\u200b\u2028',
  () => '{}',
  () => "'; drop table comments; --",
  () => randomUUIDv7(),
  () => '2026-02-30T25:61:61Z',
  () => '+275760-09-13T00:00:00.001Z',
  (random) => 'x'.repeat(random.between(1, 20_000)),
  (random) => 'e\u0301'.repeat(random.between(1, 8_000)),
  (random) => Array.from({ length: random.between(1, 3_000) }, () => 'a'),
  (random) => nested(random.between(1, 200)),
  (random) => random.pick(['> ', '- ', '*a ', '[a](', '|a', '`', '<b>', '![', '1. ']).repeat(random.between(1, 4_000)),
];

function nested(depth: number): unknown {
  return depth === 0 ? 1 : { a: [nested(depth - 1)] };
}

const TEXT_TWISTS: readonly ((text: string) => string)[] = [
  (text) => text.slice(0, -1),
  (text) => `${text},`,
  (text) => `${text}${text}`,
  (text) => `\ufeff${text}`,
  (text) => text.replaceAll('"', "'"),
  (text) => text.replace('{', '{"a":1,"a":2,'),
  (text) => text.replaceAll(':', ':\u0000'),
  (text) => text.replace(/\d+/, '1e999'),
  (text) => text.replace('"', '"\\ud800'),
  (text) => `/* */${text}`,
  (text) => text.replace(/}$/, ',"__proto__":{"isAdmin":true}}'),
];
