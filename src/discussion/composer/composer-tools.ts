import type { HouseRules } from '../../community/community.model.ts';
import type { CallOptions, Instant } from '../../core/core.model.ts';
import type { ImagesPort } from '../../images/images.model.ts';
import type { Author } from '../../members/members.model.ts';
import type { Text } from '../../text/text.model.ts';
import type { Thread } from '../thread.model.ts';

/** The parts of a field that the thread around it hands on. */
export const COMPOSER_PARTS =
  'label, toolbar, tool, textarea, people, person, pictures, picture, picture-description, picture-decorative, picture-progress, picture-problem, picture-refused, picture-retry, picture-remove, advice, advice-action, heat, similar, house-rules, hint, kept, put-back, slow, problem, preview, send, cancel, discard, preview-toggle, count, sign-in';

/** Who is told what happens in the field. */
export interface ComposerDesk {
  change(text: string): void;
  send(): void;
  cancel(): void;
  discard(): void;
  signIn(): void;
}

/** What a field can do beside taking text. What is absent is not offered. */
export interface ComposerTools {
  /** Until when the text is kept in this browser. */
  readonly keptUntil?: Instant;
  /** What stood here before a newer text, from another tab, took its place. */
  readonly older?: string;
  /** Tells those who listen. */
  say?(words: string): void;
  /** How a text will look. */
  readonly preview?: (markdown: string, options?: CallOptions) => Promise<Text>;
  readonly mentions?: {
    /** Those who are in the conversation, as far as the page knows. */
    here(): readonly Author[];
    suggest?(words: string, options: CallOptions): Promise<readonly Author[]>;
  };
  readonly images?: ImagesPort;
  readonly advice?: ComposerAdvice;
}

/** What the community says to whoever writes. None of it keeps anybody from sending. */
export interface ComposerAdvice {
  readonly houseRules?: boolean;
  /** Reads them, where the backend can; else the page's own words are shown. */
  readHouseRules?(options: CallOptions): Promise<HouseRules>;
  readonly heat?: boolean;
  /** Conversations about these words. */
  similar?(words: string, options: CallOptions): Promise<readonly Thread[]>;
}
