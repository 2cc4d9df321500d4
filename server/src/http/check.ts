import type { TObject, TSchema } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import type { FieldProblem } from 'plein/core/core.model.js';
import { isCleanText } from './json.ts';
import { Refusal, invalid } from './refusal.ts';

const PROBLEMS_SHOWN = 10;

/** Checks a body against a schema; the refusal names every field by its JSON pointer. */
export function bodyCheck(schema: TSchema): (value: unknown) => unknown {
  const compiled = TypeCompiler.Compile(schema);
  return (value) => {
    if (!compiled.Check(value)) throw refusal(compiled.Errors(value), (path) => path);
    return value;
  };
}

/** Checks parameters, which arrive as text, against a schema; the refusal names every one. */
export function parameterCheck(schema: TObject): (values: ReadonlyMap<string, string>) => unknown {
  const compiled = TypeCompiler.Compile(schema);
  return (values) => {
    const converted: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const [name, value] of values) {
      if (!isCleanText(value)) throw invalid(name, 'holds a NUL or an unpaired surrogate');
      const whole = schema.properties[name]?.['type'] === 'integer' && /^-?\d{1,15}$/.test(value);
      converted[name] = whole ? Number(value) : value;
    }
    if (!compiled.Check(converted)) throw refusal(compiled.Errors(converted), (path) => path.slice(1));
    return converted;
  };
}

/** The query of an address; a parameter given twice is refused, because nobody knows which one counts. */
export function queryOf(url: string): ReadonlyMap<string, string> {
  const start = url.indexOf('?');
  const values = new Map<string, string>();
  if (start === -1) return values;
  for (const [name, value] of new URLSearchParams(url.slice(start))) {
    if (values.has(name)) throw invalid(name, 'is given twice');
    values.set(name, value);
  }
  return values;
}

function refusal(errors: Iterable<{ path: string; message: string }>, name: (path: string) => string): Refusal {
  const fields = new Map<string, FieldProblem>();
  for (const { path, message } of errors) {
    const field = name(path).toWellFormed().slice(0, 200);
    if (!fields.has(field)) fields.set(field, { field, message });
    if (fields.size === PROBLEMS_SHOWN) break;
  }
  return new Refusal('invalid', { fields: [...fields.values()] });
}
