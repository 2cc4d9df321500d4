import type { WritingKey } from '../writing.strings.ts';

export const strings: Readonly<Record<WritingKey, string>> = {
  sending: 'Wordt verstuurd…',
  sent: 'Je reactie is geplaatst.',
  sentHeld: 'Je reactie wacht op goedkeuring. Tot dan zie alleen jij haar.',
  sentAccepted: 'Je reactie is ontvangen. Het kan even duren voor ze verschijnt.',
  saved: 'Je wijziging is opgeslagen.',
  slowWait: 'Rustig aan: over {wait} kun je weer schrijven, om {time}. Wat je typt, blijft bewaard.',
  slowOver: 'Je kunt weer schrijven.',
  kindOf: 'Wat je schrijft is',
  'write-comment': 'een reactie',
  'write-answer': 'een antwoord',
  'write-workaround': 'een tussenoplossing',
  'write-opinion': 'een mening',
  'write-official-answer': 'het officiële antwoord',
  'write-summary': 'een samenvatting van dit gesprek',
  yourComment: 'Je reactie',
  yourReply: 'Je antwoord aan {name}',
  yourEdit: 'Je reactie wijzigen',
  post: 'Reactie plaatsen',
  postReply: 'Antwoord plaatsen',
  save: 'Opslaan',
  'problem-offline': 'Er is geen verbinding. Je tekst blijft hier staan; verstuur hem zodra je weer online bent.',
  'problem-timeout':
    'Het antwoord bleef uit. Je tekst blijft hier staan. Verstuur hem nog eens: hij wordt niet dubbel geplaatst.',
  'problem-unavailable': 'Plaatsen lukt even niet. Je tekst blijft hier staan; verstuur hem straks nog eens.',
  'problem-rate-limited': 'Dat ging iets te snel. Je tekst blijft hier staan; verstuur hem zo nog eens.',
  'problem-wait': 'Dat ging iets te snel. Je tekst blijft hier staan; je kunt hem over {wait} versturen.',
  'problem-not-signed-in': 'Je bent uitgelogd. Log in om dit te versturen; je tekst blijft hier staan.',
  'problem-session-expired': 'Je bent uitgelogd. Log opnieuw in om dit te versturen; je tekst blijft hier staan.',
  'problem-token-refused':
    'Inloggen lukte niet, dus dit is niet verstuurd. Log opnieuw in; je tekst blijft hier staan.',
  'problem-forbidden': 'Je mag hier nu niet schrijven. Je tekst blijft staan, zodat je hem kunt kopiëren.',
  'problem-locked': 'Dit gesprek is intussen gesloten. Je tekst blijft staan, zodat je hem kunt kopiëren.',
  'problem-conflict':
    'Waar je op antwoordt, is gewijzigd of weggehaald. Kopieer je tekst en plaats hem als nieuwe reactie.',
  'problem-conflict-sent':
    'Een eerdere versie van deze tekst is toch geplaatst. Verstuur nog eens om deze ernaast te zetten.',
  'problem-conflict-edit':
    'Deze reactie is intussen ergens anders gewijzigd. Verstuur nog eens om jouw versie ervoor in de plaats te zetten.',
  'problem-closed': 'De tijd om deze reactie te wijzigen is om. Je tekst blijft staan, zodat je hem kunt kopiëren.',
  'problem-not-found': 'Waar je op antwoordt, is er niet meer. Je tekst blijft staan, zodat je hem kunt kopiëren.',
  'problem-too-large': 'Dit is te lang. Kort het in tot {limit} tekens.',
  'problem-too-deep': 'Dit gesprek zit te diep genest. Plaats je tekst als nieuwe reactie.',
  'problem-empty': 'Schrijf eerst iets.',
  'problem-invalid': 'Zo kan dit niet worden geplaatst. Minder links of een eenvoudiger opmaak kan helpen.',
  'problem-failed': 'Er ging iets mis. Je tekst blijft hier staan; verstuur hem nog eens.',
};
