import { english } from './english.js';
import { dutch } from './dutch.js';

const root = document.documentElement;
const attributes = ['aria-label', 'alt'];
const original = new Map();
const listeners = new Set();

/** What the company's scripts say, in the page's language. */
export function say(key, values = {}) {
  const words = root.lang === 'en' ? english : dutch;
  return (words[key] ?? key).replaceAll(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Calls `listener` now and after each change of language. */
export function withLanguage(listener) {
  listeners.add(listener);
  listener();
}

/**
 * The switch sets `lang` on the page and its own words; nothing is loaded again. The HTML is Dutch; English stands in
 * english.js. The widgets follow `lang` by themselves.
 */
export function startLanguage() {
  remember();
  for (const button of document.querySelectorAll('[data-language]')) {
    button.addEventListener('click', () => {
      root.lang = button.dataset.language;
      localStorage.setItem('lindewiel-language', root.lang);
      apply();
    });
  }
  apply();
}

function remember() {
  for (const element of document.querySelectorAll('[data-t]')) original.set(element, element.textContent);
}

function apply() {
  for (const [element, words] of original) {
    element.textContent = root.lang === 'en' ? (english[element.dataset.t] ?? words) : words;
  }
  for (const attribute of attributes) {
    for (const element of document.querySelectorAll(`[data-t-${attribute}]`)) translate(element, attribute);
  }
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === root.lang));
  }
  for (const listener of listeners) listener();
}

function translate(element, attribute) {
  const kept = `data-nl-${attribute}`;
  if (!element.hasAttribute(kept)) element.setAttribute(kept, element.getAttribute(attribute));
  const words = english[element.getAttribute(`data-t-${attribute}`)];
  element.setAttribute(attribute, root.lang === 'en' && words ? words : element.getAttribute(kept));
}
