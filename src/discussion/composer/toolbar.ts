import { html, nothing, svg, type LitElement, type TemplateResult } from 'lit';
import type { Localize } from '../../core/localize.ts';
import type { ComposerKey } from './composer.strings.ts';
import { makeLink, toggleCode, toggleList, toggleMark, toggleQuote, type Selected } from './markdown-edit.rules.ts';

/** What a button of the toolbar, or its key, does to what is selected. */
interface Tool {
  readonly name: 'bold' | 'italic' | 'link' | 'code' | 'quote' | 'bullets' | 'numbers' | 'spoiler';
  /** A letter, or with Shift the digit of this code. */
  readonly key?: string;
  readonly icon: string;
  edit(now: Selected): Selected;
}

const ROWS = 'M6 4h8M6 8h8M6 12h8';

const TOOLS: readonly Tool[] = [
  { name: 'bold', key: 'b', icon: 'M5 3h4a2.5 2.5 0 0 1 0 5H5zm0 5h5a2.5 2.5 0 0 1 0 5H5z', edit: marked('**') },
  { name: 'italic', key: 'i', icon: 'M7 3h5M4 13h5M10 3 6 13', edit: marked('_') },
  {
    name: 'link',
    key: 'k',
    icon: 'M7 9.5a3 3 0 0 0 4.2 0l2-2A3 3 0 0 0 9 3.3l-.8.8M9 6.5a3 3 0 0 0-4.2 0l-2 2A3 3 0 0 0 7 12.7l.8-.8',
    edit: (now) => makeLink(now),
  },
  { name: 'code', key: 'e', icon: 'm6 4-4 4 4 4m4-8 4 4-4 4', edit: toggleCode },
  { name: 'quote', key: 'Digit9', icon: 'M3 4v8M6 5h7M6 8h7M6 11h4', edit: toggleQuote },
  {
    name: 'bullets',
    key: 'Digit8',
    icon: `${ROWS}M2.5 4h.01M2.5 8h.01M2.5 12h.01`,
    edit: (now) => toggleList(now, 'bullets'),
  },
  {
    name: 'numbers',
    key: 'Digit7',
    icon: `${ROWS}M2 3l1-.5V6M1.8 10h1.7l-1.7 3h2`,
    edit: (now) => toggleList(now, 'numbers'),
  },
  {
    name: 'spoiler',
    icon: 'M2 2l12 12M4 5C2.5 6.2 1.5 8 1.5 8s2.5 4.5 6.5 4.5c1 0 1.9-.3 2.7-.7M6.5 3.7a7 7 0 0 1 1.5-.2c4 0 6.5 4.5 6.5 4.5s-.5 1-1.5 2',
    edit: marked('||'),
  },
];

const PICTURE = 'M2 3h12v10H2zM2 11l3.5-3.5L9 11m-1-1 2.5-2.5L14 11M10.5 6h.01';
const MAC = /^(Mac|iP)/;

/** Where the toolbar does its work. */
export interface ToolbarDesk {
  edit(change: (now: Selected) => Selected): void;
  /** Asks for a picture; undefined where none is taken. */
  picture(): (() => void) | undefined;
}

/** Owns which button of the toolbar can be reached by Tab, and the keys that do the same from the field. */
export class Toolbar {
  readonly #host: LitElement;
  readonly #words: Localize<ComposerKey>;
  readonly #desk: ToolbarDesk;
  #current = 0;

  constructor(host: LitElement, words: Localize<ComposerKey>, desk: ToolbarDesk) {
    this.#host = host;
    this.#words = words;
    this.#desk = desk;
  }

  render(): TemplateResult {
    const { edit } = this.#desk;
    const picture = this.#desk.picture();
    return html`<div
      part="toolbar"
      class="toolbar"
      role="toolbar"
      aria-label=${this.#words.text('toolbar')}
      aria-controls="text"
      @keydown=${this.#onKey}
      @mousedown=${keepFocus}
    >
      ${TOOLS.map((tool, index) => this.#renderButton(tool, index, () => edit((now) => tool.edit(now))))}${
        picture === undefined ? nothing : this.#renderButton({ name: 'picture', icon: PICTURE }, TOOLS.length, picture)
      }
    </div>`;
  }

  /** Does what a key pressed in the field asks for; answers whether that was anything. */
  press(event: KeyboardEvent): boolean {
    const mac = MAC.test(navigator.platform);
    if (event.altKey || !(mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey)) return false;
    const pressed = event.shiftKey ? event.code : event.key.toLowerCase();
    const tool = TOOLS.find(({ key }) => key === pressed);
    if (tool === undefined) return false;
    event.preventDefault();
    this.#desk.edit((now) => tool.edit(now));
    return true;
  }

  #renderButton(
    { name, key, icon }: Pick<Tool, 'key' | 'icon'> & { readonly name: Tool['name'] | 'picture' },
    index: number,
    run: () => void,
  ): TemplateResult {
    const words = this.#words.text(name);
    const keys = key && shortcut(key);
    return html`<button
      type="button"
      part="tool"
      class="quiet"
      tabindex=${index === this.#current ? 0 : -1}
      aria-label=${words}
      aria-keyshortcuts=${keys ?? nothing}
      title=${keys === undefined ? words : `${words} (${keys})`}
      @focus=${() => this.#moveTo(index)}
      @click=${run}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">${svg`<path d=${icon} />`}</svg>
    </button>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const bar = event.currentTarget as HTMLElement;
    const buttons = [...bar.querySelectorAll('button')];
    const forward = bar.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const steps: Readonly<Record<string, number>> = {
      [forward]: this.#current + 1,
      [backward]: this.#current - 1,
      Home: 0,
      End: -1,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    buttons.at(step % buttons.length)?.focus();
  };

  #moveTo(index: number): void {
    this.#current = index;
    this.#host.requestUpdate();
  }
}

function marked(mark: string): (now: Selected) => Selected {
  return (now) => toggleMark(now, mark);
}

/** As `aria-keyshortcuts` wants it. */
function shortcut(key: string): string {
  const held = MAC.test(navigator.platform) ? 'Meta' : 'Control';
  return key.startsWith('Digit') ? `${held}+Shift+${key.slice(5)}` : `${held}+${key.toUpperCase()}`;
}

/** A click on a button leaves the selection, and a phone's keyboard, where they are. */
function keepFocus(event: Event): void {
  event.preventDefault();
}
