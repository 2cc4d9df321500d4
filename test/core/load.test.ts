import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ReactiveController } from 'lit';
import { PleinError } from '../../src/core/errors.ts';
import { Load } from '../../src/core/load.ts';

function host() {
  const controllers: ReactiveController[] = [];
  let drawn = 0;
  return {
    get drawn() {
      return drawn;
    },
    leave: () => controllers.forEach((controller) => controller.hostDisconnected?.()),
    addController: (controller: ReactiveController) => void controllers.push(controller),
    removeController: () => undefined,
    requestUpdate: () => void (drawn += 1),
    updateComplete: Promise.resolve(true),
  };
}

const fail = (code: 'offline' | 'failed') => () => Promise.reject(new PleinError(code));

describe('what an element loads', () => {
  it('is loading, then ready or empty, and draws each time', async () => {
    const page = host();
    const load = new Load<string[]>(page, (items) => items.length === 0);
    const running = load.run(() => Promise.resolve(['a']));
    assert.equal(load.state.status, 'loading');
    await running;
    assert.deepEqual(load.state, { status: 'ready', value: ['a'] });
    await load.run(() => Promise.resolve([]));
    assert.equal(load.state.status, 'empty');
    assert.equal(page.drawn, 4);
  });

  it('keeps the last good value while it reads again and when that fails', async () => {
    const load = new Load<string>(host());
    await load.run(() => Promise.resolve('good'));
    const running = load.run(fail('offline'));
    assert.deepEqual(load.state, { status: 'loading', value: 'good' });
    await running;
    assert.equal(load.state.status, 'failed');
    assert.equal(load.value, 'good');
    const fresh = load.run(fail('offline'), { fresh: true });
    assert.equal(load.value, undefined);
    await fresh;
    assert.equal(load.value, undefined);
  });

  it('ignores the late answer and the late failure of an older call, and cancels it', async () => {
    const load = new Load<string>(host());
    for (const settle of ['resolve', 'reject'] as const) {
      const late = Promise.withResolvers<string>();
      let signal: AbortSignal | undefined;
      const older = load.run((given) => ((signal = given), late.promise));
      await load.run(() => Promise.resolve('newer'));
      assert.equal(signal?.aborted, true);
      late[settle](settle === 'resolve' ? ('older' as never) : (new PleinError('failed') as never));
      await older;
      assert.deepEqual(load.state, { status: 'ready', value: 'newer' });
    }
  });

  it('ends quietly when its element leaves the page', async () => {
    const page = host();
    const load = new Load<string>(page);
    const running = load.run(
      (signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))),
    );
    page.leave();
    await running;
    assert.equal(load.state.status, 'loading');
  });

  it('makes an error of whatever is thrown, and takes values from elsewhere', async () => {
    const load = new Load<string>(host());
    await load.run(() => Promise.reject(new TypeError('x is not a function')));
    assert.equal(load.state.status === 'failed' && load.state.error.code, 'failed');
    load.set('live');
    assert.deepEqual(load.state, { status: 'ready', value: 'live' });
    load.unsupported();
    assert.deepEqual(load.state, { status: 'unsupported' });
    load.clear();
    assert.deepEqual(load.state, { status: 'loading' });
  });
});
