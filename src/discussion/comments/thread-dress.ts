import type { LitElement } from 'lit';
import { adopt } from '../../core/adopt.ts';
import { furtherControls } from '../../core/further-controls.styles.ts';
import { furtherTokens } from '../../core/further-tokens.styles.ts';
import { avatarStyles } from '../../members/avatar.styles.ts';
import { memberNameStyles } from '../../members/member-name.ts';
import { laterStyles, dressStyles } from './thread-dress.styles.ts';

export * from './author-view.ts';
export * from './comment-odd.ts';

/** Gives a thread the styles of all this. */
export function adoptDress(host: LitElement): void {
  for (const styles of [furtherTokens, furtherControls, avatarStyles, memberNameStyles, dressStyles, laterStyles])
    adopt(host, styles);
}
