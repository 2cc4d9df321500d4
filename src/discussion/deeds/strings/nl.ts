import type { DeedKey } from '../deeds.strings.ts';

export const strings: Readonly<Record<DeedKey, string>> = {
  reply: 'Antwoorden',
  edit: 'Bewerken',
  delete: 'Verwijderen',
  deleteQuestion: 'Deze reactie verwijderen? De antwoorden erop blijven staan.',
  deleteYes: 'Ja, verwijderen',
  deleteNo: 'Laten staan',
  deleted: 'De reactie is verwijderd.',
  deletedUndo: 'De reactie is verwijderd. Je kunt dit nog ongedaan maken.',
  undo: 'Ongedaan maken',
  restoring: 'De reactie wordt teruggezet…',
  commentRestored: 'De reactie staat er weer.',
  undoTooLate: 'Dit kan niet meer ongedaan worden gemaakt.',
  yourReaction: 'Jouw emoji: {given}',
  further: 'Meer acties',
  held: 'Wacht op goedkeuring; alleen jij ziet dit',
};
