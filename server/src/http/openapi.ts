import type { TObject, TSchema } from '@sinclair/typebox';
import type { Access, AnswerSpec, Route } from './route.ts';
import { ProblemSchema, UUID7_PATTERN } from './schemas.ts';

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 description of routes, made from the schemas that check every request. */
export function openApi(routes: readonly Route[]): Json {
  const schemas: Record<string, unknown> = {};
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] ??= {};
    paths[route.path]![route.method] = operation(route, schemas);
  }
  named(ProblemSchema, schemas);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Plein',
      version: '1',
      description: 'The open protocol of a Plein community.',
      license: { name: 'MIT' },
    },
    paths,
    components: { schemas, securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
  };
}

function operation(route: Route, schemas: Record<string, unknown>): Json {
  const answers = Object.entries(route.answers).map(([status, spec]) => [status, answer(spec, schemas)]);
  const problem = { $ref: '#/components/schemas/Problem' };
  return {
    summary: route.summary,
    ...(needsSession(route.access) && { security: [{ session: [] }] }),
    parameters: [
      ...parameters('path', route.params, schemas),
      ...parameters('query', route.query, schemas),
      ...(route.access === 'write' ? [KEY_PARAMETER] : []),
    ],
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: named(route.body, schemas) } } },
    }),
    ...(route.file && {
      requestBody: { required: true, content: Object.fromEntries(route.file.map((type) => [type, {}])) },
    }),
    responses: {
      ...Object.fromEntries(answers),
      default: { description: 'A problem.', content: { 'application/problem+json': { schema: problem } } },
    },
  };
}

const KEY_PARAMETER = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', pattern: UUID7_PATTERN },
  description: 'A UUID, version 7: the id of what is made. The same key with the same body is the same write.',
};

function needsSession(access: Access): boolean {
  return access === 'mine' || access === 'write';
}

function answer({ description, schema, contentType }: AnswerSpec, schemas: Record<string, unknown>): Json {
  if (schema !== undefined) return { description, content: { 'application/json': { schema: named(schema, schemas) } } };
  return contentType === undefined ? { description } : { description, content: { [contentType]: {} } };
}

function parameters(
  place: 'path' | 'query',
  shape: TObject | undefined,
  schemas: Record<string, unknown>,
): readonly Json[] {
  return Object.entries(shape?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || (shape?.required ?? []).includes(name),
    schema: named(schema, schemas),
  }));
}

/** A copy in which every schema with a name is a reference to the one place that describes it. */
function named(schema: TSchema, schemas: Record<string, unknown>): unknown {
  return copy(schema, schemas);
}

function copy(value: unknown, schemas: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => copy(item, schemas));
  if (typeof value !== 'object' || value === null) return value;
  const { $id, ...rest } = value as Record<string, unknown>;
  if (typeof $id !== 'string') return copyFields(rest, schemas);
  schemas[$id] ??= copyFields(rest, schemas);
  return { $ref: `#/components/schemas/${$id}` };
}

function copyFields(fields: Record<string, unknown>, schemas: Record<string, unknown>): Json {
  return Object.fromEntries(Object.entries(fields).map(([name, child]) => [name, copy(child, schemas)]));
}
