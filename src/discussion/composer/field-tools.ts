import type { Announcer } from '../../core/announcer.ts';
import type { Author } from '../../members/members.model.ts';
import { commentsOf } from '../reading/conversation.comments.ts';
import type { Composition, Desk } from '../writing/composing.ts';
import { keptUntil, type Target } from '../writing/drafts.ts';
import type { ComposerAdvice, ComposerTools } from './composer-tools.ts';

/** What the field of a composition can do, as far as the backend and the community's policy go. */
export function fieldTools(
  { target, draft, older }: Composition,
  desk: Desk & { readonly announcer: Announcer },
): ComposerTools {
  const { discussion, thread, announcer } = desk;
  const { members, images, outbox } = desk.look().backend ?? {};
  return {
    keptUntil: keptUntil(draft),
    older,
    say: (words) => announcer.say(words),
    preview: discussion.preview && ((markdown, options) => discussion.preview!(markdown, options)),
    images,
    // A change to what the backend has is not kept there.
    waiting: target.kind === 'edit' ? undefined : outbox?.pictures,
    advice: adviceOn(target, desk),
    mentions: {
      here: () => [...peopleIn(desk)],
      suggest: members?.suggestMembers && ((words, options) => members.suggestMembers!({ words, thread, ...options })),
    },
  };
}

/** What the community says to whoever writes here; similar questions only where one may be asked. */
function adviceOn({ kind }: Target, { mine, discussion, thread, look }: Desk): ComposerAdvice | undefined {
  const { advice } = mine.value ?? {};
  if (advice === undefined || !Object.values(advice).includes(true)) return undefined;
  const { houseRules, heat, similar } = advice;
  const space = look().seed?.space;
  const asks = similar === true && kind === 'comment' && discussion.searchThreads !== undefined;
  return {
    houseRules,
    heat,
    readHouseRules: discussion.readHouseRules && ((options) => discussion.readHouseRules!(options)),
    similar: asks
      ? async (words, options) => {
          const { items } = await discussion.searchThreads!({ words, ...(space && { space }), limit: 5, ...options });
          return items.filter(({ key }) => key !== thread);
        }
      : undefined,
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
