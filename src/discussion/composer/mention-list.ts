import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { adopt } from '../../core/adopt.ts';
import type { Localize } from '../../core/localize.ts';
import { avatar } from '../../members/avatar.ts';
import { avatarStyles } from '../../members/avatar.styles.ts';
import type { Author } from '../../members/members.model.ts';
import type { ComposerTools } from './composer-tools.ts';
import type { ComposerKey } from './composer.strings.ts';
import { applyEdit, selectedIn } from './field-edit.ts';
import { insert } from './markdown-edit.rules.ts';
import { meant, mentionOf, nameAt, type NameBeingTyped } from './mention.rules.ts';

type Person = Author & { readonly member: string };

/** How long the writer rests before the backend is asked. */
const REST = 150;
const MOST = 6;

/**
 * Owns the list of those who may be meant by an `@` and what follows: people of the conversation at once, then those
 * the backend knows. The focus stays in the field; a key is only taken while the list is there.
 */
export class MentionList implements ReactiveController {
  people: readonly Person[] = [];

  readonly #host: LitElement;
  readonly #words: Localize<ComposerKey>;
  readonly #tools: () => ComposerTools;
  #current = 0;
  #typed: NameBeingTyped | undefined;
  /** Where the list was closed by Escape. */
  #dismissed = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #flight: AbortController | undefined;

  constructor(host: LitElement, words: Localize<ComposerKey>, tools: () => ComposerTools) {
    this.#host = host;
    this.#words = words;
    this.#tools = tools;
    adopt(host, avatarStyles);
    host.addController(this);
  }

  hostUpdated(): void {
    const list = this.#host.renderRoot.querySelector<HTMLElement>('#people:not(:popover-open)');
    list?.showPopover();
  }

  hostDisconnected(): void {
    this.close();
  }

  /** What the field says of the list to those who listen. */
  get active(): string | undefined {
    return this.people.length === 0 ? undefined : `person-${this.#current}`;
  }

  /** The text or the caret changed. */
  follow({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): void {
    const typed = selectionStart === selectionEnd ? nameAt(value, selectionStart) : undefined;
    if (typed?.from === this.#typed?.from && typed?.words === this.#typed?.words) return;
    if (typed?.from !== this.#dismissed) this.#dismissed = -1;
    this.close();
    if (typed === undefined || this.#dismissed >= 0) return;
    this.#typed = typed;
    const { mentions } = this.#tools();
    const here = meant(mentions?.here() ?? [], typed.words).slice(0, MOST);
    this.#show(here);
    // Of all whom the backend knows, nobody is meant more than another yet.
    if (mentions?.suggest === undefined || typed.words === '') this.#tell();
    else this.#timer = setTimeout(() => void this.#ask(typed.words, here), REST);
  }

  /** A key in the field; answers whether the list took it. */
  press(event: KeyboardEvent, field: HTMLTextAreaElement): boolean {
    const { length } = this.people;
    if (length === 0 || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === 'ArrowDown') this.#moveTo((this.#current + 1) % length);
    else if (event.key === 'ArrowUp') this.#moveTo((this.#current + length - 1) % length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) this.#pick(this.#current, field);
    else if (event.key === 'Escape') this.#dismiss();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#flight?.abort();
    this.#typed = undefined;
    if (this.people.length > 0) this.#show([]);
  }

  render(field: () => HTMLTextAreaElement): TemplateResult | typeof nothing {
    if (this.people.length === 0) return nothing;
    return html`<ul
      id="people"
      part="people"
      class="people"
      role="listbox"
      popover="manual"
      aria-label=${this.#words.text('people')}
      @mousedown=${(event: Event) => event.preventDefault()}
    >
      ${this.people.map(
        (person, index) =>
          html`<li
            id="person-${index}"
            part="person"
            role="option"
            aria-selected=${index === this.#current ? 'true' : 'false'}
            @click=${() => this.#pick(index, field())}
          >
            ${avatar(person.member, person.name, this.#words.language)}<bdi>${person.name}</bdi>${
              person.lineOfWork ? html` <span class="hint" dir="auto">${person.lineOfWork}</span>` : nothing
            }
          </li>`,
      )}
    </ul>`;
  }

  async #ask(words: string, here: readonly Person[]): Promise<void> {
    const { signal } = (this.#flight = new AbortController());
    // Whoever cannot be asked now leaves those who are at hand.
    const asked: Promise<readonly Author[]> = this.#tools().mentions!.suggest!(words, { signal });
    const more = await asked.catch((): readonly Author[] => []);
    if (signal.aborted) return;
    const known = new Set(here.map(({ member }) => member));
    const others = more.filter((one): one is Person => one.member !== undefined && !known.has(one.member));
    this.#show([...here, ...others].slice(0, MOST), this.#current);
    this.#tell();
  }

  #show(people: readonly Person[], current = 0): void {
    this.people = people;
    this.#current = Math.min(current, Math.max(0, people.length - 1));
    this.#host.requestUpdate();
  }

  #tell(): void {
    this.#tools().say?.(this.#words.text('peopleFound', { count: this.people.length }));
  }

  #moveTo(index: number): void {
    this.#current = index;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector('[role=option][aria-selected=true]')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  #pick(index: number, field: HTMLTextAreaElement): void {
    const person = this.people[index];
    const typed = this.#typed;
    if (person === undefined || typed === undefined) return;
    const now = selectedIn(field);
    this.close();
    applyEdit(field, insert({ ...now, start: typed.from, end: now.end }, `${mentionOf(person)} `));
    this.#tools().say?.(this.#words.text('named', { name: person.name }));
  }

  #dismiss(): void {
    this.#dismissed = this.#typed?.from ?? -1;
    const typed = this.#typed;
    this.close();
    this.#typed = typed;
  }
}
