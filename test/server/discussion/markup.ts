import assert from 'node:assert/strict';

export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Tag | string)[];
}

const VOID = ['br', 'hr', 'img'];
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const TAG = /^<(\/?)([a-z][a-z0-9:]*)((?: [a-z][a-z:-]*="[^"<>]*")*)(\/?)>/i;
const ATTRIBUTE = / ([a-z][a-z:-]*)="([^"<>]*)"/gi;

/**
 * Reads what the server writes, far stricter than a browser would: every tag closed in its turn, every attribute in
 * double quotes, every special character as one of five entities. Whatever does not fit fails the test.
 */
export function readMarkup(source: string, language: 'html' | 'xml'): Tag {
  let rest = language === 'xml' ? source.replace(/^<\?xml version="1\.0" encoding="utf-8"\?>\n/, '') : source;
  const top: { name: string; attributes: Map<string, string>; children: (Tag | string)[] } = open('', '');
  const stack = [top];
  while (rest !== '') {
    const here = stack.at(-1)!;
    if (!rest.startsWith('<')) {
      const [text = ''] = /^[^<]+/.exec(rest)!;
      here.children.push(plain(text));
      rest = rest.slice(text.length);
      continue;
    }
    const [whole, closes, name = '', attributes = '', selfClosing] = TAG.exec(rest) ?? [];
    assert.ok(whole !== undefined, `no tag: ${rest.slice(0, 80)}`);
    rest = rest.slice(whole.length);
    if (closes === '/') {
      assert.equal(stack.pop()?.name, name, 'tags close in their turn');
      continue;
    }
    const tag = open(name, attributes);
    here.children.push(tag);
    if (name === 'script') {
      const end = rest.search(/<\/script/i);
      tag.children.push(rest.slice(0, end));
      assert.ok(rest.startsWith('</script>', end), 'a script ends');
      assert.ok(!rest.slice(0, end).includes('<'), 'no tag begins in data');
      rest = rest.slice(end + '</script>'.length);
    } else if (selfClosing === '/') assert.equal(language, 'xml');
    else if (language === 'xml' || !VOID.includes(name)) stack.push(tag);
  }
  assert.equal(stack.length, 1, 'every tag is closed');
  return top;
}

function open(name: string, source: string) {
  const attributes = new Map([...source.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, plain(value)]));
  return { name, attributes, children: [] as (Tag | string)[] };
}

function plain(text: string): string {
  assert.doesNotMatch(text, /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/u);
  return text.replace(/&([^;]{0,6};)?/g, (whole, entity: string | undefined) => {
    const character = ENTITIES[entity?.slice(0, -1) ?? ''];
    assert.ok(character !== undefined, `no entity: ${whole}`);
    return character;
  });
}

/** All tags in a tag, in their order. */
export function tagsIn(tag: Tag): readonly Tag[] {
  return tag.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...tagsIn(child)]));
}

export function named(tag: Tag, name: string): readonly Tag[] {
  return tagsIn(tag).filter((one) => one.name === name);
}

/** All words in a tag. */
export function wordsIn(tag: Tag): string {
  return tag.children.map((child) => (typeof child === 'string' ? child : wordsIn(child))).join('');
}
