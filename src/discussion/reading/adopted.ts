import type { CommentOrder, ThreadPage } from '../discussion.model.ts';

/** An element between whose tags a page may stand. */
export type Adopting = Element & { readonly thread?: string; readonly order: CommentOrder };

const adopted = new WeakSet<Element>();

/**
 * The page of a thread that the server has put between the tags of its element, once: what is asked for later may be
 * newer. Undefined where there is none, or where it answers another question than the element asks.
 */
export function adoptedPage(host: Adopting): ThreadPage | undefined {
  const data = host.querySelector<HTMLScriptElement>('script[data-plein-thread]');
  if (data === null || adopted.has(host)) return undefined;
  adopted.add(host);
  const { pleinThread, pleinOrder } = data.dataset;
  if (pleinThread !== host.thread || pleinOrder !== host.order) return undefined;
  try {
    return JSON.parse(data.text) as ThreadPage;
  } catch {
    return undefined;
  }
}
