import '../../../src/calendar/define.ts';
import '../../../src/community/define.ts';
import '../../../src/discussion/define.ts';
import '../../../src/members/define.ts';
import '../../../src/polls/define.ts';
import { addRecords, memory, memoryData } from '../../../src/adapters/memory/memory.ts';
import type { Backend } from '../../../src/core/backend.ts';
import { isOfWidgets } from './allowed.ts';
import { everyElement } from './every-element.ts';
import { everything, memberIds, pollIds, threadKeys } from './everything.ts';
import { hostileBackend, type Mode } from './hostile-backend.ts';
import { hostileTexts } from './hostile.ts';
import { seeded } from './random.ts';
import { chanceToRun, FOREIGN } from './watch.ts';

export interface Round {
  readonly element: string;
  readonly mode: Mode | 'sound';
  readonly number: number;
}

/** What a page looked like after a round: how many elements, and what must not be there. */
export interface Shown {
  readonly elements: number;
  readonly odd: readonly string[];
  readonly errors: readonly string[];
  /** How many texts each field has held so far. */
  readonly coverage: Readonly<Record<string, number>>;
}

declare global {
  interface Window {
    showRound?: (round: Round) => Promise<Shown>;
  }
}

const SEED = 20_262;
const TEXTS = hostileTexts({ foreign: FOREIGN, count: 1_500, seed: SEED }).map(({ text }) => text);
const records = everything(Date.now());
const counts = new Map<string, number>();
const errors: string[] = [];
window.addEventListener('error', ({ message }) => errors.push(message));
window.addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));

/** What a page author would write, several times over, so that one round shows much. */
const PAGES: Readonly<Record<string, () => HTMLElement[]>> = {
  'plein-discussion-thread': () => threadKeys.map((thread) => widget('plein-discussion-thread', { thread })),
  'plein-member-card': () => memberIds.map((member) => widget('plein-member-card', { member })),
  'plein-event-list': () => [widget('plein-event-list', { limit: '50' })],
  'plein-feedback-poll': () => pollIds.map((poll) => widget('plein-feedback-poll', { poll })),
};

window.showRound = async ({ element, mode, number }) => {
  errors.length = 0;
  const data = memoryData();
  addRecords(data, records);
  const kept = memory({ data, ...(number % 3 !== 0 && { signedIn: memberIds[number % 5]! }) });
  // A backend that serves calendar files, so that nothing is saved to a disk here, and the address can be a lie.
  const calendarUrl = (): string => 'https://community.example.com/calendar.ics';
  const sound: Backend = { ...kept, calendar: { ...kept.calendar!, calendarUrl } };
  const community = widget('plein-community', {}) as HTMLElement & { backend: Backend };
  community.backend =
    mode === 'sound' ? sound : hostileBackend(sound, { mode, texts: TEXTS, counts, random: seeded(SEED + number) });
  community.append(...PAGES[element]!());
  document.body.append(community);
  await drawn(community);
  await chanceToRun();
  const odd = new Set([...strangers(community), ...oddities(community)]);
  touch(community);
  await chanceToRun();
  for (const found of [...strangers(community), ...oddities(community)]) odd.add(found);
  const elements = [...everyElement(community)].length;
  community.remove();
  return {
    elements,
    odd: [...odd],
    errors: [...errors],
    coverage: Object.fromEntries(counts),
  };
};

/** Waits until nothing more has come for a while, in frames. */
async function drawn(root: Element): Promise<void> {
  let before = 0;
  for (let still = 0, frames = 0; still < 10 && frames < 150; frames += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = [...everyElement(root)].length;
    still = now === before && now > 60 ? still + 1 : 0;
    before = now;
  }
}

function widget(name: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}

/** Elements and attributes that no widget is made of. */
function* strangers(root: Element): Generator<string> {
  for (const element of everyElement(root)) {
    if (!isOfWidgets(element.localName)) yield `<${element.localName}>`;
    for (const { name } of element.attributes) {
      if (!isOfWidgets(element.localName, name)) yield `<${element.localName} ${name}>`;
    }
  }
}

const SPEAKING = new Set(['aria-label', 'title', 'alt', 'value', 'placeholder', 'download', 'lang', 'datetime']);
const SAFE_ADDRESS = /^((https?|webcal):\/\/|mailto:|#|$)/;

/** Attributes that hold what no widget of ours writes there. */
function* oddities(root: Element): Generator<string> {
  for (const element of everyElement(root)) {
    for (const { name, value } of element.attributes) {
      const address = name === 'href' || name === 'src' || name.endsWith(':href');
      const odd = address
        ? !SAFE_ADDRESS.test(value)
        : /^on|^srcdoc$|^srcset$|action$|^ping$|^is$/.test(name) || (name === 'style' && value.includes('url('));
      const leaks =
        !address &&
        !SPEAKING.has(name) &&
        !name.startsWith('data-') &&
        !(name === 'id' && value.startsWith('plein-')) &&
        !element.localName.startsWith('plein-') &&
        /fired|javascript:|foreign=/i.test(value);
      if (odd || leaks) yield `<${element.localName} ${name}="${value.slice(0, 200)}">`;
    }
  }
}

/** Clicks everything there is, opened cards and forms included; a link away is not followed, a link to script is. */
function touch(root: Element): void {
  const alike = new Map<string, number>();
  for (const element of [...everyElement(root)]) {
    if (
      element instanceof HTMLAnchorElement &&
      SAFE_ADDRESS.test(element.protocol.replace(/^(https?|webcal):$/, '$1://'))
    ) {
      element.addEventListener('click', (event) => event.preventDefault());
    }
    const kind = `${element.localName} ${element.getAttribute('part')}`;
    alike.set(kind, (alike.get(kind) ?? 0) + 1);
    // Of controls that are alike a few tell enough; each opens more.
    if (element.localName === 'button' && alike.get(kind)! > 5) continue;
    (element as HTMLElement).focus?.();
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
  }
}
