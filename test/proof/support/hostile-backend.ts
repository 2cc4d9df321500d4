import type { Backend } from '../../../src/core/backend.ts';
import { ERROR_CODES } from '../../../src/core/core.model.ts';
import { PleinError } from '../../../src/core/errors.ts';
import type { Subscription } from '../../../src/community/live.model.ts';
import type { Random } from './random.ts';

/**
 * How the backend lies.
 *
 * - `words`: every string that is not part of the structure is a hostile text.
 * - `ids`: those, and every id too, each the same wherever it stands.
 * - `html`: every text tree is hostile HTML of a foreign system.
 * - `one`: one string of each answer, of the structure too, is a hostile text.
 * - `confused`: one value of each answer has another type.
 * - `errors`: nothing works, and what went wrong is told in hostile texts.
 */
export type Mode = 'words' | 'ids' | 'html' | 'one' | 'confused' | 'errors';

export interface HostileOptions {
  readonly mode: Mode;
  readonly texts: readonly string[];
  /** How many texts each field has held so far: it goes on with the next one. */
  readonly counts: Map<string, number>;
  readonly random: Random;
}

/** What a widget needs to make sense of an answer; the other strings are for people. */
const STRUCTURE = new Set(
  'type state kind status choice visibility stage scope naming role by position topic next previous timeZone start end allDay alignments reactions'.split(
    ' ',
  ),
);
const IDS = new Set(
  'id member event parent root thread key space poll occurrence ballot options uid accepted session'.split(' '),
);
const TREES = new Set(['text', 'about', 'summary', 'introduction']);
const INSTANT = /^\d{4}-\d\d-\d\d/;

/** A backend that answers as another does, with lies in it. */
export function hostileBackend(sound: Backend, options: HostileOptions): Backend {
  const liar = createLiar(options);
  return new Proxy(sound, {
    get: (backend, name) => {
      const slice = Reflect.get(backend, name) as object | undefined;
      return typeof slice === 'object' && slice !== null ? hostileSlice(slice, liar, options) : slice;
    },
  });
}

interface Liar {
  lie(answer: unknown): unknown;
  /** What somebody was told, back into what it stands for. */
  undo(argument: unknown): unknown;
  error(): PleinError;
}

const LOCAL = new Set(['identify', 'watch']);

function hostileSlice(slice: object, liar: Liar, { mode }: HostileOptions): object {
  const known = new WeakMap<object, unknown>();
  return new Proxy(slice, {
    get: (target, name) => {
      const value = Reflect.get(target, name) as unknown;
      if (name === 'current' && typeof value === 'object' && value !== null) {
        if (!known.has(value)) known.set(value, mode === 'one' || mode === 'confused' ? value : liar.lie(value));
        return known.get(value);
      }
      if (!isMethod(value)) return value;
      if (LOCAL.has(String(name))) return value.bind(target);
      return (...given: unknown[]): unknown => {
        if (name === 'follow') return follow(target, value, liar, given);
        if (mode === 'errors' && name !== 'calendarUrl') return Promise.reject(liar.error());
        const answer = value.apply(
          target,
          given.map((argument) => liar.undo(argument)),
        ) as unknown;
        return answer instanceof Promise
          ? answer.then((told) => liar.lie(told))
          : (liar.lie({ calendarUrl: answer }) as { calendarUrl: unknown }).calendarUrl;
      };
    },
  });
}

type Method = (...given: unknown[]) => unknown;

const isMethod = (value: unknown): value is Method => typeof value === 'function';

function follow(target: object, value: Method, liar: Liar, [subscription, options]: unknown[]): unknown {
  const inner = subscription as Subscription;
  const onChange: Subscription['onChange'] = (change) => inner.onChange(liar.lie(change) as never);
  return value.call(target, { ...inner, topic: liar.undo(inner.topic), onChange }, options);
}

function createLiar(options: HostileOptions): Liar {
  const { mode, texts, counts, random } = options;
  const aliases = new Map<string, string>();
  const originals = new Map<string, string>();

  function hostile(field: string): string {
    const count = counts.get(field) ?? 0;
    counts.set(field, count + 1);
    return texts[count % texts.length]!;
  }

  function alias(id: string): string {
    if (!aliases.has(id)) {
      // Two ids are never the same, whatever else they are.
      const name = `${hostile('id')}${aliases.size}`;
      aliases.set(id, name);
      originals.set(name, id);
    }
    return aliases.get(id)!;
  }

  function words(value: unknown, field: string): unknown {
    if (typeof value === 'string') {
      if (IDS.has(field)) return mode === 'ids' ? alias(value) : value;
      return STRUCTURE.has(field) || INSTANT.test(value) ? value : hostile(field);
    }
    if (Array.isArray(value)) {
      if (mode === 'html' && TREES.has(field)) return [{ type: 'html', html: hostile(`${field} as html`) }];
      return value.map((item) => words(item, field));
    }
    if (typeof value !== 'object' || value === null || value instanceof Error) return value;
    const shown = 'joinedAt' in value ? { picture: '', ...value } : value;
    return Object.fromEntries(
      Object.entries(shown).map(([name, inner]) => [aliases.get(name) ?? name, words(inner, name)]),
    );
  }

  function once(answer: unknown): unknown {
    const copy = structuredClone(answer);
    const places = [...placesOf({ copy }, '', mode === 'confused')];
    if (places.length === 0) return copy;
    const { holder, name, field } = random.pick(places);
    holder[name] =
      mode === 'confused' ? random.pick(CONFUSIONS)(hostile(`${field} confused`)) : hostile(`${field} alone`);
    return copy;
  }

  const undo = (argument: unknown): unknown => {
    if (typeof argument === 'string')
      return (
        originals.get(argument) ??
        argument.replace(/^(thread|poll|occurrence):([^]*)$/, (all, type: string, id: string) =>
          originals.has(id) ? `${type}:${originals.get(id)}` : all,
        )
      );
    if (Array.isArray(argument)) return argument.map(undo);
    if (typeof argument !== 'object' || argument === null || argument instanceof AbortSignal) return argument;
    return Object.fromEntries(Object.entries(argument).map(([name, inner]) => [name, undo(inner)]));
  };

  return {
    lie: (answer) => (mode === 'one' || mode === 'confused' ? once(answer) : words(answer, '')),
    undo,
    error: () => {
      const fields = [{ field: hostile('error field'), message: hostile('error message') }];
      return new PleinError(random.pick(ERROR_CODES), hostile('error'), { fields });
    },
  };
}

interface Place {
  readonly holder: Record<string, unknown>;
  readonly name: string;
  readonly field: string;
}

function* placesOf(holder: object, field: string, everything: boolean): Generator<Place> {
  for (const [name, value] of Object.entries(holder)) {
    const own = Array.isArray(holder) ? field : name;
    if (typeof value === 'string' || everything) yield { holder: holder as Record<string, unknown>, name, field: own };
    if (typeof value === 'object' && value !== null) yield* placesOf(value as object, own, everything);
  }
}

/** What JSON can hold in place of a string or a list: a library's own objects among them. */
const CONFUSIONS: readonly ((text: string) => unknown)[] = [
  () => null,
  () => true,
  () => -1,
  () => 1e308,
  () => '',
  () => [],
  () => ({}),
  (text) => [text],
  (text) => [[[text]]],
  (text) => ({ type: 'html', html: text }),
  (text) => [{ type: 'html', html: text }],
  (text) => ({ type: text, children: text }),
  (text) => ({ _$litType$: 1, strings: [text], values: [] }),
  (text) => ({ _$litType$: 2, strings: [text], values: [] }),
  (text) => ({ _$litType$: { h: [text], parts: [] }, values: [] }),
  (text) => ({ _$litType$: 1, strings: { 0: text, raw: [text], length: 1 }, values: [] }),
  (text) => ({ _$litDirective$: {}, values: [text] }),
  (text) => ({ _$litStatic$: text, r: {} }),
  (text) => ({ nodeType: 1, localName: 'img', outerHTML: text, innerHTML: text }),
  (text) => ({ cssText: text, _$cssResult$: true }),
  (text) => ({ toString: text, valueOf: text }),
  (text) => ({ length: 3, 0: text, 1: text, 2: text }),
];
