import type { Announcer } from '../../core/announcer.ts';
import type { Composition, Desk } from '../writing/composing.ts';
import { keptUntil } from '../writing/drafts.ts';
import type { ComposerTools } from './composer-tools.ts';

/** What the field of a composition can do, as far as the backend and the community's policy go. */
export function fieldTools(
  { draft, older }: Composition,
  desk: Desk & { readonly announcer: Announcer },
): ComposerTools {
  const { preview } = desk.discussion;
  const until = keptUntil(draft);
  return {
    ...(until !== undefined && { keptUntil: until }),
    ...(older !== undefined && { older }),
    say: (words) => desk.announcer.say(words),
    ...(preview && { preview: (markdown, options) => preview(markdown, options) }),
  };
}
