import type { Comment, CommentKind, Thread } from 'plein/discussion/discussion.model.js';
import type { Role } from 'plein/community/community.model.js';

type Roles = Partial<Record<Role, string>>;

/** What a page without JavaScript says of its own. */
export interface Words {
  readonly language: string;
  readonly comments: (count: number) => string;
  readonly kinds: Partial<Record<CommentKind, string>>;
  readonly roles: Roles;
  readonly accepted: string;
  readonly pinned: string;
  readonly edited: string;
  readonly deleted: string;
  readonly removed: string;
  readonly moved: string;
  readonly movedFrom: string;
  readonly origin: string;
  readonly locked: Readonly<Record<Thread['state'], string>>;
  readonly earlier: string;
  readonly later: string;
  readonly moreReplies: string;
}

const ENGLISH: Words = {
  language: 'en',
  comments: (count) => (count === 1 ? '1 comment' : `${count} comments`),
  kinds: { 'official-answer': 'Official answer', workaround: 'Workaround', opinion: 'Opinion', summary: 'Summary' },
  roles: {
    ambassador: 'ambassador',
    staff: 'employee',
    moderator: 'moderator',
    manager: 'community manager',
    admin: 'administrator',
  },
  accepted: 'Accepted answer',
  pinned: 'Pinned',
  edited: 'edited',
  deleted: 'The author deleted this comment.',
  removed: 'This comment was removed.',
  moved: 'This became a discussion of its own.',
  movedFrom: 'This was part of another discussion.',
  origin: 'First posted elsewhere',
  locked: { open: '', locked: 'This discussion is closed.' },
  earlier: 'Earlier comments',
  later: 'More comments',
  moreReplies: 'More replies',
};

const DUTCH: Words = {
  language: 'nl',
  comments: (count) => (count === 1 ? '1 reactie' : `${count} reacties`),
  kinds: {
    'official-answer': 'Officieel antwoord',
    workaround: 'Tussenoplossing',
    opinion: 'Mening',
    summary: 'Samenvatting',
  },
  roles: {
    ambassador: 'ambassadeur',
    staff: 'medewerker',
    moderator: 'moderator',
    manager: 'communitymanager',
    admin: 'beheerder',
  },
  accepted: 'Geaccepteerd antwoord',
  pinned: 'Vastgezet',
  edited: 'bewerkt',
  deleted: 'De schrijver heeft deze reactie verwijderd.',
  removed: 'Deze reactie is verwijderd.',
  moved: 'Dit is een gesprek op zichzelf geworden.',
  movedFrom: 'Dit was deel van een ander gesprek.',
  origin: 'Eerst elders geplaatst',
  locked: { open: '', locked: 'Dit gesprek is gesloten.' },
  earlier: 'Eerdere reacties',
  later: 'Meer reacties',
  moreReplies: 'Meer antwoorden',
};

/** Words in the language that most of what is shown says it is in, as far as they are there. */
export function wordsFor(comments: readonly Comment[]): Words {
  const said = comments.flatMap(({ language }) => language?.split('-')[0]?.toLowerCase() ?? []);
  return said.filter((language) => language === DUTCH.language).length * 2 > said.length ? DUTCH : ENGLISH;
}
