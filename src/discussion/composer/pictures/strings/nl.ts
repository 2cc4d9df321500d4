import type { PicturesKey } from '../pictures.strings.ts';

export const strings: Readonly<Record<PicturesKey, string>> = {
  pictures: 'Afbeeldingen in je tekst',
  pictureOf: 'Afbeelding {number}',
  describe: 'Wat staat erop? Voor wie het niet kan zien',
  decorative: 'Alleen versiering',
  remove: 'Verwijderen',
  cancel: 'Stoppen',
  retry: 'Opnieuw proberen',
  onItsWay: 'Onderweg…',
  added:
    '{count, plural, one {De afbeelding staat in je tekst. Zeg wat erop staat.} other {Er staan # afbeeldingen in je tekst. Zeg wat erop staat.}}',
  arrived: 'De afbeelding is aangekomen.',
  removed: 'De afbeelding is verwijderd.',
  'refused-type': '‘{name}’ is geen afbeelding die hier getoond kan worden. JPEG, PNG, WebP, GIF en AVIF kunnen wel.',
  'refused-many': '‘{name}’ is er een te veel: in een reactie passen hoogstens {limit} afbeeldingen.',
  'refused-large': '‘{name}’ is te groot: hoogstens {limit} MB.',
  'refused-broken': '‘{name}’ is niet te lezen. Is het een afbeelding?',
  'failed-full': 'Er is geen plaats meer voor je afbeeldingen. Haal er weg uit oudere reacties, of stuur deze kleiner.',
  'failed-too-large': 'Deze afbeelding is te groot om te bewaren. Stuur een kleinere.',
  'failed-invalid': 'Dit is geen afbeelding die hier getoond kan worden.',
  'failed-missing': 'Deze afbeelding is nooit aangekomen. Voeg haar opnieuw toe, of verwijder haar hier.',
  failed: 'Deze afbeelding is niet aangekomen. Je tekst blijft bewaard; probeer het opnieuw.',
  'wait-uploading': 'Er is nog een afbeelding onderweg. Verstuur zo meteen opnieuw.',
  'wait-failed': 'Een afbeelding is niet aangekomen. Probeer het opnieuw of verwijder haar, en verstuur dan.',
  'wait-description': 'Zeg wat er op de afbeelding staat, of noem haar versiering, en verstuur dan.',
};
