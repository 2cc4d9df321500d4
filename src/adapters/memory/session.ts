import type { Identity, Session, SessionPort } from '../../community/session.model.ts';
import { PleinError } from '../../core/errors.ts';
import { authorIn, begin, type MemoryClient } from './client.ts';

/** Who is there. The token that the page's callback gives is the id of a member. */
export function memorySession(client: MemoryClient): SessionPort {
  const listeners = new Set<() => void>();
  let current = sessionOf(client);
  let asking = new AbortController();

  const become = (session: Session): void => {
    current = session;
    for (const listener of [...listeners]) listener();
  };

  return {
    get current() {
      return current;
    },
    async identify(identity) {
      asking.abort();
      asking = new AbortController();
      const { signal } = asking;
      client.member = undefined;
      if (identity === undefined) return current.state === 'signed-out' ? undefined : become({ state: 'signed-out' });
      become({ state: 'signing-in' });
      const session = await signIn(client, identity, signal);
      if (!signal.aborted) become(session());
    },
    watch(listener, { signal }) {
      if (signal.aborted) return;
      const once = () => listener();
      listeners.add(once);
      signal.addEventListener('abort', () => listeners.delete(once), { once: true });
    },
  };
}

/** Resolves to what takes the outcome over, so that an overtaken sign-in changes nothing. */
async function signIn(client: MemoryClient, identity: Identity, signal: AbortSignal): Promise<() => Session> {
  try {
    const token = await identity({ signal });
    await begin(client, signal);
    if (token === null || token === undefined) return () => ({ state: 'signed-out' });
    const member = client.data.members.find((row) => row.id === token && row.state !== 'left');
    if (member === undefined) throw new PleinError('token-refused');
    return () => {
      client.member = member;
      return sessionOf(client);
    };
  } catch (thrown) {
    return () => ({ state: 'failed', error: PleinError.from(thrown) });
  }
}

function sessionOf(client: MemoryClient): Session {
  const { member } = client;
  if (member === undefined) return { state: 'signed-out' };
  return { state: 'signed-in', member: authorIn(client, { member: member.id }, '') };
}
