// What a good developer writes in an afternoon for one page: the same answer of the server, straight to nodes.
const key = new URL(location.href).searchParams.get('thread') ?? 'bench';
const answer = await fetch(
  `/v1/threads/${key}?order=oldest${location.search.includes('limit') ? '&limit=' + new URL(location.href).searchParams.get('limit') : ''}`,
);
const page = await answer.json();

export function node(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const inline = (part) => {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'emphasis':
      return node('em', {}, ...part.children.map(inline));
    case 'strong':
      return node('strong', {}, ...part.children.map(inline));
    case 'strike':
      return node('s', {}, ...part.children.map(inline));
    case 'code-span':
      return node('code', {}, part.text);
    case 'break':
      return node('br');
    case 'link':
      return node('a', { href: part.url, rel: 'nofollow' }, ...part.children.map(inline));
    default:
      return part.description ?? part.name ?? '';
  }
};

const block = (part) => {
  switch (part.type) {
    case 'paragraph':
      return node('p', {}, ...part.children.map(inline));
    case 'heading':
      return node('h4', {}, ...part.children.map(inline));
    case 'quote':
      return node('blockquote', {}, ...part.children.map(block));
    case 'list':
      return node(
        part.ordered ? 'ol' : 'ul',
        {},
        ...part.items.map((item) => node('li', {}, ...item.children.map(block))),
      );
    case 'code':
      return node('pre', {}, node('code', {}, part.text));
    case 'table':
      return node(
        'table',
        {},
        ...[part.head, ...part.rows].map((row) =>
          node('tr', {}, ...row.map((cell) => node('td', {}, ...cell.map(inline)))),
        ),
      );
    default:
      return node('hr');
  }
};

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

export function comment(of) {
  const name = of.author?.name ?? '';
  return node(
    'article',
    { id: of.id },
    node(
      'header',
      {},
      node('span', { className: 'avatar', ariaHidden: 'true' }, name.slice(0, 1)),
      node('button', { type: 'button' }, name),
      node('time', { dateTime: of.createdAt }, dates.format(new Date(of.createdAt))),
    ),
    node('div', { dir: 'auto' }, ...of.text.map(block)),
    node(
      'footer',
      {},
      node('button', { type: 'button' }, 'Reply'),
      node('button', { type: 'button' }, `Like ${of.reactions.like ?? 0}`),
    ),
  );
}

export const list = node('ul', {});
for (const branch of page.items) {
  const item = node('li', {}, comment(branch.comment));
  if (branch.replies.items.length > 0)
    item.append(node('ul', {}, ...branch.replies.items.map((reply) => node('li', {}, comment(reply)))));
  list.append(item);
}
document.querySelector('#thread').append(list);
