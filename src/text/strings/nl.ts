import type { TextKey } from '../text.strings.ts';

export const strings: Readonly<Record<TextKey, string>> = { reveal: 'Verborgen tekst' };
