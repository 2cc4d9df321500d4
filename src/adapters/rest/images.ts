import type { Written } from '../../core/core.model.ts';
import { PleinError, orOffline } from '../../core/errors.ts';
import { MAX_IMAGE_BYTES, type Image, type ImagesPort } from '../../images/images.model.ts';
import { pathOf, type RestClient } from './client.ts';
import { request } from './http.ts';
import { SIGNED_OUT } from './session.ts';
import { written } from './shape.others.ts';

const IMAGE = { id: '', width: 0, height: 0, bytes: 0 };
/** Milliseconds: a photo over a slow line takes its time. */
const UPLOAD_TIMEOUT = 60_000;

/**
 * All of pictures that is asked of the server; `imageUrl` asks nothing. A page that sends by a `fetch` of its own hears
 * of progress at the end alone.
 */
export function slice(client: RestClient): Omit<ImagesPort, 'imageUrl'> {
  const { session, isOwnFetch } = client;
  const authorized = async <Answer>(signal: AbortSignal | undefined, call: (secret: string) => Promise<Answer>) => {
    if (session.current === SIGNED_OUT) throw new PleinError('not-signed-in');
    return (await session.exchange()).authorized(signal, call);
  };
  return {
    async uploadImage({ id, file }, { signal, onProgress } = {}) {
      // A server ends the connection of who sends more, which would look like a network that broke off.
      if (file.size > MAX_IMAGE_BYTES) throw new PleinError('too-large');
      const timeout = Math.max(client.timeout, UPLOAD_TIMEOUT);
      const tells = onProgress !== undefined && !isOwnFetch && 'XMLHttpRequest' in globalThis;
      const fetched = tells ? (await orOffline(import('./upload.ts'))).telling(onProgress) : client.fetch;
      const { value } = await authorized(signal, (secret) =>
        request<Required<Written<Image>>>(
          { ...client, timeout, fetch: fetched },
          {
            path: '/v1/images',
            init: {
              method: 'POST',
              headers: { authorization: `Bearer ${secret}`, 'idempotency-key': id, 'content-type': file.type },
              body: file,
            },
            shape: { ...(written(IMAGE) as object), value: IMAGE },
            signal,
          },
        ),
      );
      onProgress?.(file.size, file.size);
      return value;
    },
    readImage(id, { signal } = {}) {
      return authorized(signal, (secret) =>
        request<Blob>(
          { ...client, fetch: pictures(client.fetch) },
          { path: pathOf('images', id, 'mine'), init: { headers: { authorization: `Bearer ${secret}` } }, signal },
        ),
      );
    },
  };
}

/** What answers well answers with a picture, not with JSON. */
function pictures(fetched: typeof fetch): typeof fetch {
  return async (...given) => {
    const response = await fetched(...given);
    if (response.ok) response.json = () => response.blob();
    return response;
  };
}
