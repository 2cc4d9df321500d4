import { choices } from './choices.styles.ts';
import { textFields } from './text-fields.styles.ts';

/** What people write and choose in, for the widgets that ask something. */
export const fields = [textFields, choices];
