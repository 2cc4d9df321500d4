import type { HouseRules } from '../../community/community.model.ts';
import type { OutboxPictures } from '../../community/outbox.model.ts';
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
  readonly keptUntil?: Instant | undefined;
  /** What stood here before a newer text, from another tab, took its place. */
  readonly older?: string | undefined;
  /** Tells those who listen. */
  say?(words: string): void;
  /** How a text will look. */
  readonly preview?: ((markdown: string, options?: CallOptions) => Promise<Text>) | undefined;
  readonly mentions?: {
    /** Those who are in the conversation, as far as the page knows. */
    here(): readonly Author[];
    readonly suggest?: ((words: string, options: CallOptions) => Promise<readonly Author[]>) | undefined;
  };
  readonly images?: ImagesPort | undefined;
  /** Where a picture that cannot leave now waits with the text. */
  readonly waiting?: (() => Promise<OutboxPictures>) | undefined;
  readonly advice?: ComposerAdvice | undefined;
}

/** What the community says to whoever writes. None of it keeps anybody from sending. */
export interface ComposerAdvice {
  readonly houseRules?: boolean | undefined;
  /** Reads them, where the backend can; else the page's own words are shown. */
  readonly readHouseRules?: ((options: CallOptions) => Promise<HouseRules>) | undefined;
  readonly heat?: boolean | undefined;
  /** Conversations about these words. */
  readonly similar?: ((words: string, options: CallOptions) => Promise<readonly Thread[]>) | undefined;
}
