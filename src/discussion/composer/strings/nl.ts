import type { ComposerKey } from '../composer.strings.ts';

export const strings: Readonly<Record<ComposerKey, string>> = {
  toolbar: 'De tekst opmaken',
  bold: 'Vet',
  italic: 'Cursief',
  link: 'Link',
  code: 'Code',
  quote: 'Citaat',
  bullets: 'Lijst',
  numbers: 'Genummerde lijst',
  spoiler: 'Spoiler: verborgen tot iemand hem wil zien',
  picture: 'Afbeelding',
  hint: 'Markdown werkt: **vet**, _cursief_, [een link](https://…), lijstjes.',
  mentionHint: 'Typ @ en een naam om het iemand te laten weten.',
  people: 'Mensen',
  peopleFound:
    '{count, plural, =0 {Niemand met die naam.} one {# persoon: Enter noemt die.} other {# mensen: kies met de pijltjes, Enter noemt wie je koos.}}',
  named: '{name} is hier genoemd.',
  converted: 'Geplakt met opmaak, als Markdown. Ongedaan maken laat alleen de woorden staan.',
  noPictures: 'Hier kunnen geen afbeeldingen bij.',
  picturesLost:
    'Er is geen verbinding, dus de afbeelding is niet toegevoegd. Je tekst blijft bewaard; probeer het opnieuw.',
  preview: 'Voorbeeld',
  previewOf: 'Voorbeeld van je tekst',
  discard: 'Tekst weggooien',
  restored: 'Wat je eerder typte, staat er nog.',
  keptUntil: 'Het blijft bewaard tot {date}.',
  elsewhere: 'Deze tekst is in een ander tabblad gewijzigd; hier staat de nieuwste.',
  putBack: 'Terugzetten wat hier stond',
  left: '{count, plural, one {nog # teken} other {nog # tekens}}',
  over: '{count, plural, one {# teken te veel} other {# tekens te veel}}',
  manyLinks: '{count, plural, one {# link} other {# links}}; er kunnen er hoogstens {limit} mee',
};
