import type { OutboxKey } from '../outbox.strings.ts';

export const strings: Readonly<Record<OutboxKey, string>> = {
  waiting: 'Wacht op het netwerk; alleen jij ziet dit',
  slowed: 'Wacht tot je weer mag plaatsen; alleen jij ziet dit',
  signedOut: 'Wacht tot je weer bent ingelogd; alleen jij ziet dit',
  sending: 'Wordt verstuurd…',
  refused: 'Niet geplaatst',
  queued: 'Er is geen verbinding. Je reactie wacht hier en wordt geplaatst zodra die er is.',
  posted: 'Je reactie die wachtte, is geplaatst.',
  notPosted: 'Je reactie die wachtte, is niet geplaatst. {why}',
  edit: 'Bewerken',
  cancel: 'Terugnemen',
  send: 'Nu versturen',
  cancelled: 'De reactie is teruggenomen en wordt niet geplaatst.',
};
