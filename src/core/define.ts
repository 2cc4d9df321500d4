/** Registers an element; says so when the page already has another version of it, and leaves that in place. */
export function define(tag: string, element: CustomElementConstructor): void {
  const present = customElements.get(tag);
  if (present === undefined) customElements.define(tag, element);
  else if (present !== element) console.warn(`Another copy of Plein has defined <${tag}>.`);
}
