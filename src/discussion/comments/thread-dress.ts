import type { LitElement } from 'lit';
import { adopt } from '../../core/adopt.ts';
import { furtherControls } from '../../core/further-controls.styles.ts';
import { furtherTokens } from '../../core/further-tokens.styles.ts';
import { laterStyles, oddStyles } from './thread-dress.styles.ts';

/** Gives a thread the styles that it is not read first with. */
export function dress(host: LitElement): void {
  for (const styles of [furtherTokens, furtherControls, oddStyles, laterStyles]) adopt(host, styles);
}
