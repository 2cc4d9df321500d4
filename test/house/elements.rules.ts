import { importsOf, withoutComments, type Source } from './sources.ts';

/** What an element's class doc promises to people who use it. */
export interface Promises {
  readonly path: string;
  readonly tag: string;
  readonly parts: readonly string[];
  readonly slots: readonly string[];
  readonly properties: readonly string[];
  readonly events: readonly { readonly type: string; readonly name: string }[];
}

/** The documented elements among the files. */
export function documented(files: readonly Source[]): Promises[] {
  return files.flatMap(({ path, text }) => {
    const doc = [...text.matchAll(/\/\*\*[^]*?\*\//g)].map(([comment]) => comment).find((each) => / @tag /.test(each));
    if (doc === undefined) return [];
    const named = (tag: string): string[] =>
      [...doc.matchAll(new RegExp(` @${tag} +(\\S+)`, 'g'))].map(([, name]) => name!);
    const fires = [...doc.matchAll(/ @fires +\{(\w+)\} +(\S+)/g)];
    return [
      {
        path,
        tag: named('tag')[0]!,
        parts: named('csspart'),
        slots: named('slot').map((name) => (name === '-' ? '' : name)),
        properties: named('cssproperty'),
        events: fires.map(([, type, name]) => ({ type: type!, name: name! })),
      },
    ];
  });
}

/** What is documented and not there, and what is there and not documented. */
export function untrue(files: readonly Source[]): string[] {
  const elements = documented(files).map((element) => ({ ...element, own: drawnBy(element.path, files) }));
  const names = eventNames(files);
  const promised = elements.flatMap(({ tag, own, parts, slots, properties, events }) => {
    const code = own.map(({ text }) => withoutComments(text)).join('\n');
    return [
      ...lacking(parts, [...partsIn(code), ...variableParts(code)]).map((part) => `${tag} has no part ${part}`),
      ...lacking(slots, slotsIn(code)).map((slot) => `${tag} has no slot ${slot || '(default)'}`),
      ...properties.filter((name) => !code.includes(`var(${name}`)).map((name) => `${tag} does not use ${name}`),
      ...events
        .filter(({ type, name }) => names.get(type) !== name || !code.includes(`new ${type}(`))
        .map(({ name }) => `${tag} does not fire ${name}`),
    ];
  });
  const silent = files.flatMap(({ path, text }) => {
    const users = elements.filter(({ own }) => own.some((file) => file.path === path));
    const code = withoutComments(text);
    const parts = lacking(
      partsIn(code),
      users.flatMap((user) => user.parts),
    );
    const fired = [...code.matchAll(/\bnew (Plein\w+Event)\(/g)].map(([, type]) => type!);
    const events = lacking(
      fired,
      users.flatMap((user) => user.events.map(({ type }) => type)),
    );
    return [
      ...parts.map((part) => `${path} has a part ${part} that no element documents`),
      ...events.map((type) => `${path} fires ${type}, which no element documents`),
    ];
  });
  return [...promised, ...silent];
}

/** Event classes that are not in the global event map under their own name. */
export function unmappedEvents(files: readonly Source[]): string[] {
  const all = files.map(({ text }) => text).join('\n');
  return [...eventNames(files)]
    .filter(([type, name]) => !new RegExp(`'${name}': ${type};`).test(all))
    .map(([type, name]) => `${type} is not in GlobalEventHandlersEventMap as ${name}`);
}

/** Tags that are defined, by the file that defines them. */
export function definedTags(files: readonly Source[]): string[] {
  return files
    .filter(({ path }) => path.endsWith('/define.ts'))
    .flatMap(({ text }) => [...withoutComments(text).matchAll(/\bdefine\('(plein-[\w-]+)'/g)].map(([, tag]) => tag!));
}

/** The files whose templates an element draws: what it imports, without other elements (they come by `define.ts`). */
function drawnBy(start: string, files: readonly Source[]): Source[] {
  const all = new Map(files.map((file) => [file.path, file]));
  const own = new Map([[start, all.get(start)!]]);
  for (const file of own.values()) {
    for (const { target } of importsOf(file)) {
      const next = all.get(target);
      if (next !== undefined && !target.endsWith('/define.ts')) own.set(target, next);
    }
  }
  return [...own.values()];
}

function eventNames(files: readonly Source[]): Map<string, string> {
  const classes = files.flatMap(({ text }) => [
    ...text.matchAll(/\bclass (\w+Event)\b[^{]*extends Event \{[^]*?super\(\s*'([\w-]+)'/g),
  ]);
  return new Map(classes.map(([, type, name]) => [type!, name!]));
}

/** Part names in templates; those in an expression are its string literals. */
function partsIn(code: string): string[] {
  const attributes = [...code.matchAll(/\b(part|exportparts)=(?:"([^"]*)"|\$\{([^}]*)\})/g)];
  return attributes.flatMap(([, kind, quoted = '', expression = '']) => {
    const literals = [...`${quoted}${expression}`.matchAll(/'([^']*)'/g)].map(([, text]) => text!);
    const plain = expression === '' ? quoted.replaceAll(/\$\{[^}]*\}/g, ' ') : '';
    const words = [plain, ...literals].join(kind === 'part' ? ' ' : ',').split(kind === 'part' ? /\s+/ : /\s*,\s*/);
    return words.map((word) => word.split(':').at(-1)!.trim()).filter(Boolean);
  });
}

/** A part named by a variable may be any of the strings nearby. */
function variableParts(code: string): string[] {
  if (!/\bpart=(?:\$\{\w+\}|"[^"]*\$\{\w+\})/.test(code)) return [];
  return [...code.matchAll(/'([a-z][a-z-]*)'/g)].map(([, name]) => name!);
}

function slotsIn(code: string): string[] {
  return [...code.matchAll(/<slot\b([^>]*)>/g)].map(([, inside = '']) => /\bname="([^"]*)"/.exec(inside)?.[1] ?? '');
}

function lacking(wanted: readonly string[], present: readonly string[]): string[] {
  return [...new Set(wanted)].filter((each) => !present.includes(each));
}
