import type { Dictionary } from '../../core/localize.ts';

const english = {
  manage: 'Manage',
  manageThread: 'Manage this discussion',
  underWay: 'One moment…',
  manageComment: 'Manage what {name} wrote',
  lockAbout: 'Locked, a discussion can be read by everyone, and only the team can still write in it.',
  lock: 'Lock',
  unlockAbout: 'This discussion is locked. Unlocked, everyone who may take part can write in it again.',
  unlock: 'Unlock',
  nowLocked: 'The discussion is locked.',
  nowUnlocked: 'The discussion is open again.',
  slowLabel: 'Minutes between two comments of one member',
  slowAbout:
    'Slow mode: everyone but the team waits that long after each comment. Empty is no slow mode; a day at most.',
  slow: 'Set slow mode',
  nowSlow:
    '{minutes, plural, one {Slow mode is on: one comment a minute.} other {Slow mode is on: one comment per # minutes.}}',
  nowFast: 'Slow mode is off.',
  slowWrong: 'Give a whole number of minutes from 1 to {most}, or leave it empty.',
  pinAbout: 'A pinned comment stands above all others. One that was pinned before goes back to its place.',
  pin: 'Pin',
  unpinAbout: 'A comment is pinned above all others. Unpinned, it goes back to its place.',
  unpin: 'Unpin',
  nowPinned: 'The comment is pinned above all others.',
  nowUnpinned: 'No comment is pinned any more.',
  summaryAbout: 'A summary tells those who come later how things stand. Pin it, and they read it first.',
  summary: 'Write a summary',
  titleLabel: 'Title',
  titleAbout: 'The title stands in lists of discussions and in search results.',
  title: 'Change the title',
  nowTitled: 'The title is changed.',
  titleWrong: 'Give a title of at most {most} characters.',
  renameLabel: 'Key',
  renameAbout:
    'Pages find this discussion by its key. Under a new key it stays whole, and the old key keeps leading to it.',
  rename: 'Rename',
  nowRenamed: 'The discussion is now called {key}. Its old key leads to it.',
  keyWrong: 'A key has 1 to 200 letters, digits and the signs . _ : / -, and starts with a letter or digit.',
  keyTaken: 'There is a discussion with this key already.',
  mergeLabel: 'Key of the other discussion',
  mergeAbout:
    'All comments of this discussion move into another one, by the time they were written. This cannot be undone.',
  merge: 'Merge into it',
  nowMerged: 'The comments now stand in {key}, which this key leads to.',
  noSuchThread: 'There is no discussion with this key.',
  moveAbout:
    'This comment and all replies become a discussion of their own. A link to it stays here, and one there leads back.',
  moveKeyLabel: 'Key of the new discussion',
  moveTitleLabel: 'Its title',
  move: 'Move',
  nowMoved: 'Moved to the discussion “{title}”, with the key {key}.',
} as const;

export type StewardKey = keyof typeof english;

/** The words for stewardship, loaded for stewards. */
export const stewardStrings: Dictionary<StewardKey> = {
  english,
  others: { nl: () => import('./strings/nl.ts') },
};
