/** Whether the page's server has put a thread between the tags of its element. */
export function isDrawn(host: Element): boolean {
  return host.querySelector('script[data-plein-thread]') !== null;
}
