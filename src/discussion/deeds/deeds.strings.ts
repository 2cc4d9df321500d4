import type { Dictionary } from '../../core/localize.ts';

const english = {
  reply: 'Reply',
  edit: 'Edit',
  delete: 'Delete',
  deleteQuestion: 'Delete this comment? Its replies stay.',
  deleteYes: 'Yes, delete',
  deleteNo: 'Keep it',
  deleted: 'The comment is deleted.',
  deletedUndo: 'The comment is deleted. You can still undo this.',
  undo: 'Undo',
  restoring: 'Putting the comment back…',
  commentRestored: 'The comment is back.',
  undoTooLate: 'It is too late to undo this.',
  yourReaction: 'Your reaction: {given}',
  accept: 'Accept as the answer',
  unaccept: 'Not the answer after all',
  manage: 'Manage',
  held: 'Waits for approval; only you see it',
} as const;

export type DeedKey = keyof typeof english;

/** The words for what can be done with a comment. */
export const deedStrings: Dictionary<DeedKey> = {
  english,
  others: { nl: () => import('./strings/nl.ts') },
};
