import { expect } from 'chai';
import { telling } from '../../src/adapters/rest/upload.ts';
import { isAbort } from '../../src/core/errors.ts';

const FILE = new Blob([new Uint8Array(300_000)], { type: 'image/png' });
/** The server of these tests takes no files, and says so once it has been given one. */
const PLACE = '/v1/images';

/** What comes of a sending, and what was told meanwhile. */
async function send(to: string, init: RequestInit = {}) {
  const told: (readonly [number, number])[] = [];
  const outcome = await telling((...now) => told.push(now))(to, { method: 'POST', body: FILE, ...init }).catch(
    (thrown: unknown) => thrown,
  );
  return { told, outcome };
}

describe('sending with progress', () => {
  it('tells how much has left, and answers as fetch does, whatever the answer', async () => {
    const { told, outcome } = await send(PLACE);
    expect(outcome).to.be.instanceOf(Response);
    const response = outcome as Response;
    expect([response.ok, response.status]).to.deep.equal([false, 404]);
    expect(await response.text()).to.equal(await (await fetch(PLACE, { method: 'POST' })).text());
    expect(told.at(-1)).to.deep.equal([FILE.size, FILE.size]);
    for (const [sent, total] of told) {
      expect(total).to.equal(FILE.size);
      expect(sent).to.be.within(0, total);
    }
  });

  it('fails as fetch does where nobody answers', async () => {
    const { outcome } = await send('http://127.0.0.1:1/v1/images');
    expect(outcome).to.be.instanceOf(TypeError);
  });

  it('ends when it is stopped, before and on the way', async () => {
    expect(isAbort((await send(PLACE, { signal: AbortSignal.abort() })).outcome)).to.equal(true);
    const stop = new AbortController();
    const sending = send(PLACE, { signal: stop.signal });
    stop.abort();
    const { told, outcome } = await sending;
    expect(isAbort(outcome)).to.equal(true);
    expect(told).to.deep.equal([]);
  });
});
