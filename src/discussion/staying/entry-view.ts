import { html, nothing, type TemplateResult } from 'lit';
import type { SignInLine } from '../../community/sign-in-line.ts';
import type { Session } from '../../community/session.model.ts';
import type { CoreKey } from '../../core/core.strings.ts';
import { PleinError } from '../../core/errors.ts';
import type { Localize } from '../../core/localize.ts';
import { trouble } from '../../core/notice.ts';
import type { Thread } from '../discussion.model.ts';
import type { DiscussionKey } from '../discussion.strings.ts';
import type { ReaderDoor } from './reader-door.ts';
import type { Composing } from '../writing/composing.ts';

/** What the way into a conversation depends on. */
export interface Entry {
  readonly thread: Thread;
  readonly session: Session;
  readonly door: ReaderDoor;
  /** Whether the backend takes comments and the page wants them. */
  readonly open: boolean;
  readonly words: Localize<DiscussionKey>;
  readonly core: Localize<CoreKey>;
  readonly signIn: SignInLine;
  onWrite(): void;
}

/** Where a comment begins: the field, the button to it, or the words why not. Each takes the same room. */
export function entryView(entry: Entry): TemplateResult | typeof nothing {
  const inside = content(entry);
  return inside === nothing ? nothing : html`<div class="entry" part="entry">${inside}</div>`;
}

function content(entry: Entry): TemplateResult | typeof nothing {
  const { thread, session, door, open, words, core, signIn } = entry;
  const { reader } = door;
  const field = reader?.writing.made?.field({ kind: 'comment' }) ?? nothing;
  const can = reader?.mine.value?.can.comment === true;
  const closed = thread.state === 'locked' && !can ? calm(words.text('locked')) : nothing;
  if (closed !== nothing || field !== nothing) return html`${closed}${field}`;
  if (!open) return nothing;
  if (session.state === 'signed-out' || session.state === 'failed') return signIn.render(words.text('signIn'));
  const error = door.error ?? reader?.mine.error;
  const run = (): void => (door.error ? door.retry() : void reader?.read(true));
  const problem = error && trouble(core.text(`error-${error.code}`), { text: core.text('retry'), run });
  const slow = reader?.writing.made?.slowMode.made;
  const mine = reader?.mine.value;
  // What was known stays beside a refresh that failed: what is written then waits for the network.
  if (problem !== undefined) return can && mine?.nextAt === undefined ? html`${problem}${prompt(entry)}` : problem;
  const waits = can && mine?.nextAt !== undefined && slow === undefined;
  if (mine === undefined || waits) return html`<div class="prompt skeleton" aria-hidden="true"></div>`;
  return can ? (slow?.render() ?? prompt(entry)) : calm(words.text('readAlong'));
}

function prompt({ words, onWrite }: Entry): TemplateResult {
  return html`<button type="button" class="prompt" part="prompt" @click=${onWrite}>
    <span>${words.text('write')}</span>
  </button>`;
}

function calm(sentence: string): TemplateResult {
  return html`<p class="calm">${sentence}</p>`;
}

/** The thread was closed: a field in which nothing is written goes; what is written stays, and its writer is told. */
export function closeFields(composing: Composing): void {
  for (const { target, draft } of composing.open) if (draft.markdown.trim() === '') composing.close(target);
  composing.complain(new PleinError('locked'));
}
