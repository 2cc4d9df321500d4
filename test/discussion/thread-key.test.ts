import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { adviceOnKey } from '../../src/discussion/reading/thread-key.ts';

describe('the name of a thread', () => {
  it('draws advice where it would not last', () => {
    assert.match(adviceOnKey('https://shop.example/p?id=1')!, /an address with a query/);
    assert.match(adviceOnKey('/p#reviews')!, /an address with a query/);
    assert.match(adviceOnKey('')!, /needs a name/);
    assert.match(adviceOnKey('two words')!, /are possible/);
  });

  it('draws none where it may be so', () => {
    assert.equal(adviceOnKey('product-42'), undefined);
    assert.equal(adviceOnKey('https://shop.example/p'), undefined);
    assert.equal(adviceOnKey('wĳk/Ünna'), undefined);
  });
});
