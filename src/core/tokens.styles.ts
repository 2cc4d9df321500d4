import { furtherTokens } from './further-tokens.styles.ts';
import { plainTokens } from './plain-tokens.styles.ts';

/** The tokens that every widget is drawn with. */
export const tokens = [plainTokens, furtherTokens];
