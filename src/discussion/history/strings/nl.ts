import type { HistoryKey } from '../history.strings.ts';

export const strings: Readonly<Record<HistoryKey, string>> = {
  edited: 'bewerkt',
  seeChanges: 'bewerkt op {date}, bekijk wat er veranderde',
  toEarlier: 'op een eerdere versie',
  seeAnswered: 'Dit antwoord gaat over een eerdere versie van wat {name} schreef; bekijk die versie',
  history: 'Hoe deze reactie veranderde',
  version: 'Versie {number}, {date}',
  newest: 'zoals het er nu staat',
  first: 'zoals het werd geschreven',
  answered: 'de versie waarop is geantwoord',
  added: 'toegevoegd:',
  removed: 'weggehaald:',
  unchanged: 'In deze versie veranderde niets aan de tekst.',
  undiffed: 'Wat er veranderde, kan hier niet worden aangegeven; zo stond het er.',
  older: 'Eerdere versies tonen',
};
