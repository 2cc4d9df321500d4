import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { whenAdapter } from '../../src/core/resolve.ts';

describe('plein/adapters/rest/define.js', () => {
  it('wakes the elements that wait for an adapter of addresses', async () => {
    let woken = 0;
    whenAdapter(() => (woken += 1));
    await import('plein/adapters/rest/define.js');
    assert.equal(woken, 1);
  });
});
