import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { newId } from '../../src/core/ids.ts';

describe('newId', () => {
  it('is a version 7 UUID that begins with the time', () => {
    const at = Date.UTC(2026, 10, 21);
    const id = newId(at);
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal(parseInt(id.replaceAll('-', '').slice(0, 12), 16), at);
  });

  it('does not repeat within a millisecond', () => {
    assert.equal(new Set(Array.from({ length: 1000 }, () => newId(0))).size, 1000);
  });
});
