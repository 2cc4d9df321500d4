import { expect } from 'chai';
import { withOutbox } from '../../src/adapters/outbox/outbox.ts';
import { PICTURES } from '../../src/adapters/outbox/store.ts';
import { newId } from '../../src/core/ids.ts';
import { until } from '../support/fixture.ts';
import { community, over, way } from './support/unreliable.ts';

/** What this page fetched to see to pictures. */
function fetched(): readonly string[] {
  const names = performance.getEntriesByType('resource').map(({ name }) => name);
  return names.filter((name) => name.includes('kept-pictures'));
}

/** Somebody was here, looked on, and signed out. */
async function leave(name: string): Promise<void> {
  const backend = withOutbox(over(way(), community(), 'anna'), { name });
  await backend.outbox!.send();
  await backend.session.identify(undefined);
}

describe('withOutbox, for who signs out', () => {
  it('fetches nothing to forget pictures with, until some may wait, and then forgets them', async () => {
    await caches.delete(PICTURES);
    await leave(newId());
    // Whatever was asked for before this is there after it.
    await (await fetch(import.meta.url)).text();
    expect(await caches.has(PICTURES)).to.equal(false);
    expect(fetched()).to.deep.equal([]);

    const [mine, theirs] = [newId(), newId()];
    const shelf = await caches.open(PICTURES);
    for (const name of [mine, theirs]) {
      await shelf.put(`https://outbox.invalid/${encodeURIComponent(`${name} anna`)}/${newId()}`, new Response('…'));
    }
    await leave(mine);
    await until(() => fetched().length === 1);
    let left = await shelf.keys();
    while (left.length > 1) left = await shelf.keys();
    expect(left[0]?.url).to.include(theirs);
    await caches.delete(PICTURES);
  });
});
