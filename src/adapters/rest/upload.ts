import { abortError } from '../abort.ts';

/** Sends as `fetch` does, and tells how much has left, which `fetch` cannot. */
export function telling(onProgress: (sent: number, total: number) => void): typeof fetch {
  return (to, { method = 'GET', headers, body, signal } = {}) =>
    new Promise((resolve, reject) => {
      const address = new URL(String(to), document.baseURI).href;
      const request = new XMLHttpRequest();
      request.responseType = 'blob';
      request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded, total));
      request.addEventListener('load', () => {
        // Nothing says beforehand that a redirect is not to be followed; what it led to is no answer.
        if (request.responseURL === address) resolve(answerOf(request));
        else reject(new TypeError('The server leads elsewhere.'));
      });
      request.addEventListener('error', () => reject(new TypeError('The server is out of reach.')));
      request.addEventListener('abort', () => reject(abortError()));
      if (signal?.aborted) return reject(abortError());
      signal?.addEventListener('abort', () => request.abort(), { once: true });
      request.open(method, address);
      for (const [name, value] of new Headers(headers)) request.setRequestHeader(name, value);
      request.send(body as XMLHttpRequestBodyInit);
    });
}

function answerOf(request: XMLHttpRequest): Response {
  const after = request.getResponseHeader('retry-after');
  const headers = after === null ? {} : { 'retry-after': after };
  return new Response(request.response as Blob, { status: request.status, headers });
}
