import type { Author } from '../../members/members.model.ts';

/** A name that is being typed after `@`, from that sign on. */
export interface NameBeingTyped {
  readonly from: number;
  readonly words: string;
}

/** Up to three words, or none yet, after an `@` that does not stand in another word, as in an address. */
const NAME = /(?:^|[\s(“"'])@((?:[\p{L}\p{N}][\p{L}\p{M}\p{N}._'’-]{0,29}(?: [\p{L}\p{M}\p{N}._'’-]{0,29}){0,2})?)$/u;
/** What Markdown would read in a name. */
const SPECIAL = /[\\[\]*_`<>|~&!]/g;

/** The name that is being typed at the caret. */
export function nameAt(text: string, caret: number): NameBeingTyped | undefined {
  const line =
    text
      .slice(Math.max(0, caret - 100), caret)
      .split('\n')
      .at(-1) ?? '';
  const words = NAME.exec(line)?.[1];
  return words === undefined ? undefined : { from: caret - words.length - 1, words };
}

/** The Markdown that names a member. */
export function mentionOf({ member, name }: Author & { readonly member: string }): string {
  const words = name.replace(/\s+/g, ' ').trim().replace(SPECIAL, '\\$&');
  return `[@${words}](plein:member/${member})`;
}

/** Those who may be meant: whose name, or a word in it, begins so, whatever the accents. Each once. */
export function meant(people: Iterable<Author>, typed: string): (Author & { readonly member: string })[] {
  const words = plain(typed).trim();
  const found = new Map<string, Author & { readonly member: string }>();
  for (const { member, ...rest } of people) {
    const name = plain(rest.name);
    const begins = name.startsWith(words) || name.includes(` ${words}`);
    if (member !== undefined && rest.name !== '' && begins && !found.has(member))
      found.set(member, { ...rest, member });
  }
  return [...found.values()];
}

function plain(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
