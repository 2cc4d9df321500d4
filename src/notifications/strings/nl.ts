import type { NotificationsKey } from '../notifications.strings.ts';

export const strings: Readonly<Record<NotificationsKey, string>> = {
  unread: '{count, plural, =0 {Geen ongelezen meldingen} one {# ongelezen melding} other {# ongelezen meldingen}}',
  heading: 'Meldingen',
  empty: 'Nog niets. Hier komen antwoorden aan jou, vermeldingen van jou en wat je volgt.',
  failed: 'Je meldingen konden niet worden gelezen.',
  stale: 'Dit is misschien niet meer actueel.',
  'not-marked': 'Dat kon niet als gelezen worden gemarkeerd.',
  'mark-all': 'Alles als gelezen markeren',
  'all-read': 'Alle meldingen zijn als gelezen gemarkeerd.',
  more: 'Meer tonen',
  'is-unread': 'Ongelezen:',
  arrived: '{count, plural, one {# nieuwe melding} other {# nieuwe meldingen}}',
  reply: '{by, select, none {Er is een antwoord aan jou} other {{name} antwoordde je}}',
  mention: '{by, select, none {Je bent genoemd} other {{name} noemde je}}',
  followed: '{by, select, none {Er is iets nieuws} other {{name} schreef in wat je volgt}}',
  accepted: '{by, select, none {Je antwoord is geaccepteerd} other {{name} accepteerde je antwoord}}',
  solved: 'Een vraag van jou is opgelost',
  waiting: 'Er wacht een vraag op jouw lijst',
  moved: '{by, select, none {Je tak is een gesprek geworden} other {{name} maakte van je tak een gesprek}}',
  something: 'Er is iets nieuws',
};
