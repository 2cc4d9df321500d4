/** The English words for taking a comment away and putting it back. */
export const strings = {
  deleteQuestion: 'Delete this comment? Its replies stay.',
  deleteYes: 'Yes, delete',
  deleteNo: 'Keep it',
  deleted: 'The comment is deleted.',
  deletedUndo: 'The comment is deleted. You can still undo this.',
  undo: 'Undo',
  restoring: 'Putting the comment back…',
  commentRestored: 'The comment is back.',
  undoTooLate: 'It is too late to undo this.',
} as const;
