import type { Announcer } from '../../core/announcer.ts';
import type { CoreKey } from '../../core/core.strings.ts';
import type { Localize } from '../../core/localize.ts';
import type { Reactions } from '../reactions/reactions.ts';
import type { Desk } from './composing.ts';

/** What taking part needs of the thread, to be drawn in it. */
export interface WritingDesk extends Desk {
  readonly core: Localize<CoreKey>;
  readonly announcer: Announcer;
  readonly reactions: Reactions;
  signIn(): void;
  /** Reads the thread again. */
  again(): void;
}
