import { createContext } from '@lit/context';
import type { Backend } from './backend.ts';

/** What `<plein-community>` gives everything inside it. */
export interface Place {
  readonly backend: Backend | undefined;
  /** The space that widgets are about unless they say otherwise. */
  readonly space: string | undefined;
  /** Where a signed-out reader goes to sign in; absent where the page takes care of it. */
  readonly signInUrl: string | undefined;
}

export const placeContext = createContext<Place>(Symbol.for('plein.place'));
