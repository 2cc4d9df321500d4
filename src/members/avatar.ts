import { html, type TemplateResult } from 'lit';
import { hueOf, initials } from './face.rules.ts';

/** One entry a member: what letters are, and a hue, take longer to find out than to keep. */
const faces = new Map<string, readonly [hue: number, letters: string]>();

/**
 * Somebody's initials on a colour of their own. Drawn here, so that no third party is asked; dark on light with a fixed
 * difference in lightness (more than 7 to 1), whatever the hue. For the eye alone: the name stands beside it.
 */
export function avatar(id: string, name: string, language: string): TemplateResult {
  const key = `${id} ${language} ${name}`;
  if (!faces.has(key)) faces.set(key, [hueOf(id), initials(name, language)]);
  const [hue, letters] = faces.get(key)!;
  return html`<svg class="avatar" part="avatar" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
    <circle cx="20" cy="20" r="20" fill="oklch(0.9 0.06 ${hue})"></circle>
    <text
      x="20"
      y="20"
      dy="0.36em"
      text-anchor="middle"
      font-size="15"
      font-weight="600"
      fill="oklch(0.35 0.09 ${hue})"
    >
      ${letters}
    </text>
  </svg>`;
}
