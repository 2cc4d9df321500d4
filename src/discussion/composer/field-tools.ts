import type { Announcer } from '../../core/announcer.ts';
import type { Author } from '../../members/members.model.ts';
import { commentsOf } from '../conversation.ts';
import type { Composition, Desk } from '../writing/composing.ts';
import { keptUntil } from '../writing/drafts.ts';
import type { ComposerTools } from './composer-tools.ts';

/** What the field of a composition can do, as far as the backend and the community's policy go. */
export function fieldTools(
  { draft, older }: Composition,
  desk: Desk & { readonly announcer: Announcer },
): ComposerTools {
  const { discussion, thread, announcer } = desk;
  const { members, images } = desk.look().backend ?? {};
  const until = keptUntil(draft);
  return {
    ...(until !== undefined && { keptUntil: until }),
    ...(older !== undefined && { older }),
    say: (words) => announcer.say(words),
    ...(discussion.preview && { preview: (markdown, options) => discussion.preview!(markdown, options) }),
    ...(images && { images }),
    mentions: {
      here: () => [...peopleIn(desk)],
      ...(members?.suggestMembers && {
        suggest: (words, options) => members.suggestMembers!({ words, thread, ...options }),
      }),
    },
  };
}

/** Who wrote in what is loaded, without the writer. */
function* peopleIn({ reading, look }: Desk): Generator<Author> {
  const { session } = look();
  const self = session.state === 'signed-in' ? session.member.member : undefined;
  for (const { author } of reading.conversation === undefined ? [] : commentsOf(reading.conversation)) {
    if (author !== undefined && author.member !== self) yield author;
  }
}
