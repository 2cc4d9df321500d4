import { LitElement, css, html, nothing } from 'lit';

// What somebody who knows Lit writes for one page: the same answer of the server, in templates, laid out by the browser
// only where it is near to what is seen. No language but English, nobody signed in, nothing live.

const inline = (part) => {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'emphasis':
      return html`<em>${part.children.map(inline)}</em>`;
    case 'strong':
      return html`<strong>${part.children.map(inline)}</strong>`;
    case 'strike':
      return html`<s>${part.children.map(inline)}</s>`;
    case 'code-span':
      return html`<code>${part.text}</code>`;
    case 'break':
      return html`<br />`;
    case 'link':
      return html`<a href=${part.url} rel="nofollow">${part.children.map(inline)}</a>`;
    default:
      return part.description ?? part.name ?? '';
  }
};

const block = (part) => {
  switch (part.type) {
    case 'paragraph':
      return html`<p>${part.children.map(inline)}</p>`;
    case 'heading':
      return html`<h4>${part.children.map(inline)}</h4>`;
    case 'quote':
      return html`<blockquote>${part.children.map(block)}</blockquote>`;
    case 'list': {
      const items = part.items.map((item) => html`<li>${item.children.map(block)}</li>`);
      return part.ordered
        ? html`<ol>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
    case 'code':
      return html`<pre><code>${part.text}</code></pre>`;
    case 'table':
      return html`<table>
        ${[part.head, ...part.rows].map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell.map(inline)}</td>`)}
            </tr>`,
        )}
      </table>`;
    default:
      return html`<hr />`;
  }
};

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

const comment = (of) => {
  const name = of.author?.name ?? '';
  return html`<article id=${of.id}>
    <header>
      <span class="avatar" aria-hidden="true">${name.slice(0, 1)}</span><button type="button">${name}</button
      ><time datetime=${of.createdAt}>${dates.format(new Date(of.createdAt))}</time>
    </header>
    <div dir="auto">${of.text.map(block)}</div>
    <footer><button type="button">Reply</button><button type="button">Like ${of.reactions.like ?? 0}</button></footer>
  </article>`;
};

class FloorThread extends LitElement {
  static properties = { page: { attribute: false } };
  static styles = css`
    article {
      content-visibility: auto;
      contain-intrinsic-block-size: auto 8rem;
      margin-block: 1rem;
      overflow-wrap: anywhere;
    }
    .avatar {
      float: inline-start;
      inline-size: 2rem;
      block-size: 2rem;
      margin-inline-end: 0.5rem;
      border-radius: 50%;
      background: #ddd;
      text-align: center;
      line-height: 2rem;
    }
    pre {
      overflow: auto;
    }
  `;

  render() {
    if (this.page === undefined) return nothing;
    return html`<ul>
      ${this.page.items.map(
        ({ comment: root, replies }) =>
          html`<li>
            ${comment(root)}${
              replies.items.length === 0
                ? nothing
                : html`<ul>
                    ${replies.items.map((reply) => html`<li>${comment(reply)}</li>`)}
                  </ul>`
            }
          </li>`,
      )}
    </ul>`;
  }
}
customElements.define('floor-thread', FloorThread);

const key = new URL(location.href).searchParams.get('thread') ?? 'bench';
const answer = await fetch(`/v1/threads/${key}`);
document.querySelector('#thread').page = await answer.json();
