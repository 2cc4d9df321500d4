import { Kind, Type, TypeRegistry } from '@sinclair/typebox';
import type { TSchema } from '@sinclair/typebox';
import { ERROR_CODES } from 'plein/core/core.model.js';
import { LIMITS } from '../limits.ts';
import { invalid } from './refusal.ts';

/** An object that holds these fields and no others. */
export function fields<Fields extends Record<string, TSchema>>(shape: Fields) {
  return Type.Object(shape, { additionalProperties: false });
}

TypeRegistry.Set<{ readonly enum: readonly unknown[] }>('OneOf', (schema, value) => schema.enum.includes(value));

/** One of these words. */
export function oneOf<const Values extends readonly string[]>(values: Values) {
  return Type.Unsafe<Values[number]>({ [Kind]: 'OneOf', type: 'string', enum: [...values] });
}

export const UUID_PATTERN = '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';
export const UUID7_PATTERN = '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';

/** Ids: imported things may have other ones than those made here, so any short plain name will do in a path. */
export const Id = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,199}$', description: 'An identifier.' });
export const Instant = Type.String({ description: 'An instant, ISO 8601 in UTC.' });
export const Time = Type.String({ maxLength: 40, description: 'An instant, ISO 8601 in UTC.' });
export const SpaceId = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$', description: 'A space.' });
export const Cursor = Type.String({
  minLength: 1,
  maxLength: 2000,
  description: 'What the page before gave as `next`.',
});
export interface PageSize {
  readonly usual: number;
  readonly most: number;
}

export const Limit = ({ usual, most }: PageSize) =>
  Type.Integer({
    minimum: 1,
    default: usual,
    description: `The most items to return; more than ${most} gives ${most}.`,
  });

/** How many items to read for a request. */
export function limitOf(asked: number | undefined, { usual, most }: PageSize): number {
  return Math.min(asked ?? usual, most);
}

/** A time from a query, as it is kept. */
export function instantOf(name: string, value: string): string {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw invalid(name, 'must be an instant such as 2026-03-29T01:00:00.000Z');
  return new Date(at).toISOString();
}

/** Ids or keys, separated by commas. */
export const IdList = Type.String({
  maxLength: LIMITS.urlLength,
  description: `Separated by commas, at most ${LIMITS.idsPerRequest}.`,
});

/** The items of a list parameter, each once. */
export function listOf(name: string, value: string): readonly string[] {
  const items = [...new Set(value.split(',').filter((item) => item !== ''))];
  if (items.length > LIMITS.idsPerRequest) throw invalid(name, `names more than ${LIMITS.idsPerRequest}`);
  return items;
}

/** A page of a list. */
export function pageOf(item: TSchema) {
  return Type.Object({ items: Type.Array(item), next: Type.Optional(Type.String()) });
}

/** The answer to a write. */
export function writtenOf(value: TSchema) {
  return Type.Object({ status: oneOf(['published', 'held', 'accepted']), value: Type.Optional(value) });
}

export const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: oneOf(ERROR_CODES),
    fields: Type.Optional(Type.Array(Type.Object({ field: Type.String(), message: Type.String() }))),
  },
  { $id: 'Problem', description: 'RFC 9457 problem details.' },
);
