/**
 * The one script tag: loads an element's code when such an element appears on the page, now or later, in the page
 * itself or in an open shadow tree of the page's own. What elements use inside themselves they bring themselves.
 */
const PARTS: ReadonlyMap<string, () => Promise<unknown>> = new Map([
  ['plein-community', () => import('../community/define.ts')],
  ['plein-comment-count', () => import('../discussion/listing/define.ts')],
  ['plein-discussion-thread', () => import('../discussion/define.ts')],
  ['plein-event-list', () => import('../calendar/define.ts')],
  ['plein-feedback-poll', () => import('../polls/define.ts')],
  ['plein-notifications', () => import('../notifications/define.ts')],
  ['plein-recent-discussions', () => import('../discussion/listing/define.ts')],
  ['plein-member-card', () => import('../members/define.ts')],
]);

const asked = new Set<string>();
const watched = new WeakSet<Node>();
const observer = new MutationObserver((records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) if (node instanceof Element) look(node);
  }
});

watch(document);

function watch(root: Document | ShadowRoot): void {
  if (watched.has(root)) return;
  watched.add(root);
  observer.observe(root, { childList: true, subtree: true });
  for (const element of root.children) look(element);
}

function look(element: Element): void {
  visit(element);
  for (const inner of element.querySelectorAll('*')) visit(inner);
}

function visit(element: Element): void {
  const tag = element.localName;
  const part = PARTS.get(tag);
  if (part !== undefined) {
    void load(tag, part);
  } else if (element.shadowRoot !== null) {
    watch(element.shadowRoot);
  } else if (tag.includes('-') && !tag.startsWith('plein-') && !element.matches(':defined')) {
    // The page's own elements may bring a shadow tree once they are defined.
    void customElements.whenDefined(tag).then(() => {
      if (element.shadowRoot !== null) watch(element.shadowRoot);
    });
  }
}

async function load(tag: string, part: () => Promise<unknown>): Promise<void> {
  if (asked.has(tag)) return;
  asked.add(tag);
  try {
    await Promise.all([import('../adapters/rest/define.ts'), part()]);
  } catch (error) {
    // The next such element on the page is another chance, for example after a moment without a network.
    asked.delete(tag);
    reportError(error);
  }
}
