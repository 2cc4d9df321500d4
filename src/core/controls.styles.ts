import { furtherControls } from './further-controls.styles.ts';
import { plainControls } from './plain-controls.styles.ts';

/**
 * Buttons, links and notices, the same in every widget. The words of a primary button stand in a `<span>`:
 * its ground follows the page's text colour, so the words' own colour may not be set on the button.
 */
export const controls = [plainControls, furtherControls];
