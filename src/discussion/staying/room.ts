import type { LitElement } from 'lit';
import type { Session } from '../../community/session.model.ts';
import type { Place } from '../../core/context.ts';
import type { CoreKey } from '../../core/core.strings.ts';
import type { Localize } from '../../core/localize.ts';
import type { CommentOrder } from '../discussion.model.ts';
import type { DiscussionKey } from '../discussion.strings.ts';
import type { Part, ThreadReading } from '../reading/thread-reading.ts';

/** What the page says of a thread. */
export interface ThreadSettings {
  readonly thread?: string;
  /** What a thread that is not there yet is to be. */
  readonly kind: 'discussion' | 'question' | 'blog';
  readonly heading?: string;
  readonly pageUrl?: string;
  readonly space?: string;
  readonly readonly: boolean;
  readonly autoload: boolean;
  readonly noShortcuts: boolean;
  order: CommentOrder;
}

/** What a thread offers to those who stay with it. */
export interface Room {
  readonly host: LitElement & ThreadSettings;
  readonly reading: ThreadReading;
  readonly words: Localize<DiscussionKey>;
  readonly core: Localize<CoreKey>;
  /** Whether somebody can write here, as far as backend and page go. */
  readonly open: () => boolean;
  readonly place: () => Place;
  readonly session: () => Session;
  readonly now: () => number;
  /** Whether the page has been saying who reads: nobody, then, is nobody for certain. */
  readonly asked: () => boolean;
  /** Reads the thread again. */
  readonly again: () => void;
  /** Reads a part more, and shows where it begins unless `quietly`. */
  readonly more: (part: Part, quietly?: boolean) => Promise<void>;
}
