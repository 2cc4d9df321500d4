import { PleinError } from '../../core/errors.ts';
import type { RestClient } from './client.ts';
import { address } from './http.ts';
import type { RestSession } from './session.ts';
import type { Stream } from './stream.ts';

/** Opens a stream, and says how that went. */
export type OpenStream = (stream: Stream, signal: AbortSignal) => Promise<Response | undefined>;

const isPrivate = (topic: string): boolean => topic.startsWith('notifications:');

/**
 * Asks for a stream; one that is about what is told to one member alone says who asks. Where that is refused, the stream
 * is about the rest; undefined where there is none.
 */
export function streamOpener(client: RestClient): OpenStream {
  const ask = (topics: readonly string[], at: number, signal: AbortSignal, secret?: string): Promise<Response> =>
    client.fetch(address(client.src, '/v1/live', { topics: topics.join(), since: at }), {
      headers: { accept: 'text/event-stream', ...(secret !== undefined && { authorization: `Bearer ${secret}` }) },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal,
    });
  return async ({ topics, at }, signal) => {
    const all = [...topics];
    const own = all.some(isPrivate)
      ? await opened(client.session, signal, (secret) => ask(all, at, signal, secret))
      : undefined;
    if (own !== undefined) return own;
    const others = all.filter((topic) => !isPrivate(topic));
    return others.length === 0 ? undefined : ask(others, at, signal);
  };
}

/** The answer to who is signed in; undefined for who is not, or whom the topic is not for. */
async function opened(
  session: RestSession,
  signal: AbortSignal,
  ask: (secret: string) => Promise<Response>,
): Promise<Response | undefined> {
  try {
    const response = await (
      await session.exchange()
    ).authorized(signal, async (secret) => {
      const answer = await ask(secret);
      if (answer.status === 401) throw new PleinError('session-expired');
      return answer;
    });
    return response.status === 403 ? undefined : response;
  } catch (thrown) {
    if (thrown instanceof PleinError && !thrown.passing) return undefined;
    throw thrown;
  }
}
