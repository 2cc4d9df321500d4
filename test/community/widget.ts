import type { PleinCommunity } from '../../src/community/community.ts';
import type { Session, SessionPort } from '../../src/community/session.model.ts';
import type { Backend } from '../../src/core/backend.ts';
import { everyElement, fixture, settled } from '../support/fixture.ts';

/** What a hostile backend or a bored member may put into any field. */
export const HOSTILE = `<img src=x onerror="window.pwned=1">"'\${pwned}{count}\u202e&lt;</p><script>window.pwned=1</script>`;

/** Mounts one widget inside a `<plein-community>` with this backend. */
export async function place<Type extends HTMLElement>(markup: string, backend: Backend, around = ''): Promise<Type> {
  const community = await fixture<PleinCommunity>(`<plein-community ${around}>${markup}</plein-community>`);
  community.backend = backend;
  await settled();
  return community.firstElementChild as Type;
}

/** The words in a widget as they are drawn, on one line, without the marks that keep directions apart. */
export function wordsOf(element: Element): string {
  return (element.shadowRoot ?? element)
    .textContent!.replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The button or link with this name, through shadow trees. */
export function control<Type extends HTMLElement = HTMLElement>(root: Element, name: string): Type | undefined {
  for (const element of everyElement(root.shadowRoot ?? root)) {
    if (element.matches('button, a, summary') && nameOf(element) === name) return element as Type;
  }
  return undefined;
}

export function nameOf(element: Element): string {
  return (element.ariaLabel ?? wordsOf(element)).trim();
}

/** What the widget tells those who do not see it. */
export function statusOf(widget: Element): string {
  return wordsOf(widget.shadowRoot!.querySelector('p.visually-hidden[role=status]')!);
}

/** The events of these types that reach the page from now on, by type. */
export function heard(...types: readonly (keyof GlobalEventHandlersEventMap)[]): string[] {
  const events: string[] = [];
  for (const type of types) {
    document.querySelector('main')!.addEventListener(type, () => events.push(type));
  }
  return events;
}

/** What sticks out of a page of this width. */
export async function overflow(widget: HTMLElement, width: number): Promise<string[]> {
  const main = widget.closest('main')!;
  main.style.inlineSize = `${width}px`;
  await settled();
  const page = main.getBoundingClientRect();
  const out = [...everyElement(widget.shadowRoot!)].filter((element) => {
    const box = element.getBoundingClientRect();
    const hidden = element.closest('.visually-hidden') !== null || box.width <= 1;
    return !hidden && (box.right > page.right + 1 || box.left < page.left - 1);
  });
  main.style.removeProperty('inline-size');
  return out.map((element) => `${element.localName}.${element.getAttribute('class')}`);
}

/** A backend of which a test replaces parts. */
export function altered(backend: Backend, parts: Partial<Backend>): Backend {
  return { ...backend, session: backend.session, ...parts };
}

/** A session that a test changes by hand. */
export function handSession(first: Session): SessionPort & { become(session: Session): void } {
  const listeners = new Set<() => void>();
  let current = first;
  return {
    get current() {
      return current;
    },
    identify: () => Promise.resolve(),
    watch(listener, { signal }) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
    become(session) {
      current = session;
      for (const listener of [...listeners]) listener();
    },
  };
}
