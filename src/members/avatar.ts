import { html, type TemplateResult } from 'lit';
import { hueOf, initials } from './face.rules.ts';
import { HUES } from './avatar.styles.ts';

/** One entry a member: what letters are, and a hue, take longer to find out than to keep. */
const faces = new Map<string, readonly [hue: number, letters: string]>();

/**
 * Somebody's initials on a colour of their own, with `avatarStyles`. Drawn here, so that no third party is asked; dark
 * on light with a fixed difference in lightness (more than 7 to 1), whatever the hue. For the eye alone: the name stands
 * beside it. No drawing in SVG: of those, a browser goes through each of a page for each frame.
 */
export function avatar(id: string, name: string, language: string): TemplateResult {
  const key = `${id} ${language} ${name}`;
  if (!faces.has(key)) faces.set(key, [Math.floor((hueOf(id) / 360) * HUES), initials(name, language)]);
  const [hue, letters] = faces.get(key)!;
  return html`<span class="avatar hue-${hue}" part="avatar" aria-hidden="true">${letters}</span>`;
}
