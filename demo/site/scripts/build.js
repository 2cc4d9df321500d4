/** An element with attributes and children; strings become text. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** What the community server answers at a path of its protocol, for the page's own use of it. */
export async function ask(path) {
  const base = new URL(document.querySelector('#community').getAttribute('src'), document.baseURI);
  const response = await fetch(new URL(path, base));
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}
