import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Topic } from '../../src/community/live.model.ts';
import { COMMENT, network, problem, type Sent } from './support/network.ts';

/** One opened stream, as the server holds it. */
interface Opened {
  readonly query: URLSearchParams;
  readonly request: Sent;
  send(text: string): void;
  end(): void;
  break(): void;
}

/** A server of streams that a test writes to itself. */
function streams(answer: (count: number) => Response | undefined = () => undefined) {
  const opened: Opened[] = [];
  const net = network((request) => {
    let controller: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) });
    request.signal.addEventListener('abort', () => controller.error(request.signal.reason));
    opened.push({
      request,
      query: new URL(request.path, 'https://community.example').searchParams,
      send: (text) => controller.enqueue(new TextEncoder().encode(text)),
      end: () => controller.close(),
      break: () => controller.error(new TypeError('network error')),
    });
    return answer(opened.length) ?? new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  });
  const until = async (isThere: () => boolean): Promise<void> => {
    for (let turns = 0; !isThere(); turns += 1) {
      if (turns === 20_000) throw new Error(`It did not come about: ${isThere}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const follow = (topic: Topic, since = '0') => {
    const leaving = new AbortController();
    const told: string[] = [];
    net.backend.live.follow(
      {
        topic,
        since,
        onChange: ({ position }) => told.push(position),
        onReset: () => told.push('reset'),
        onState: (state) => told.push(state),
      },
      { signal: leaving.signal },
    );
    return { told, stop: () => leaving.abort() };
  };
  return { ...net, opened, until, follow, nth: (count: number) => until(() => opened.length >= count) };
}

function change(position: number, thread = 't', value: object = COMMENT): string {
  const data = { position: String(position), topic: `thread:${thread}`, type: 'comment', value };
  return `id: ${position}\ndata: ${JSON.stringify(data)}\n\n`;
}

describe('the live slice of the REST adapter', () => {
  it('opens one stream for all that is followed in a turn, from the oldest place, and says nothing of who asks', async () => {
    const { opened, nth, follow, until } = streams();
    const [one, other] = [follow('thread:t', '5'), follow('poll:p', '3')];
    await nth(1);
    const { query, request, send } = opened[0]!;
    assert.deepEqual([query.get('topics'), query.get('since')], ['thread:t,poll:p', '3']);
    assert.equal(request.headers.has('authorization'), false);
    send(change(4) + change(5) + change(6));
    await until(() => one.told.includes('6'));
    assert.deepEqual([one.told, other.told], [['open', '6'], ['open']]);
    assert.equal(opened.length, 1);
    one.stop();
    other.stop();
    await until(() => request.signal.aborted);
  });

  it('does not open it anew for who leaves, or comes for what it already tells', async () => {
    const { opened, nth, follow, until } = streams();
    const first = follow('thread:t', '1');
    const leaving = follow('thread:u', '1');
    await nth(1);
    opened[0]!.send(change(2));
    await until(() => first.told.includes('2'));
    leaving.stop();
    const late = follow('thread:t', '2');
    await until(() => late.told.includes('open'));
    opened[0]!.send(change(3) + change(3, 'u'));
    await until(() => late.told.includes('3'));
    assert.deepEqual([first.told, leaving.told, late.told], [['open', '2', '3'], ['open'], ['open', '3']]);
    assert.equal(opened.length, 1);
    first.stop();
    late.stop();
  });

  it('opens it anew, once, for another topic, from where each has come to', async () => {
    const { opened, nth, follow, until } = streams();
    const first = follow('thread:t', '1');
    await nth(1);
    opened[0]!.send(change(9));
    await until(() => first.told.includes('9'));
    const others = [follow('thread:u', '7'), follow('thread:v', '8')];
    await nth(2);
    assert.equal(opened[0]!.request.signal.aborted, true);
    assert.deepEqual(opened[1]!.query.get('topics'), 'thread:t,thread:u,thread:v');
    assert.equal(opened[1]!.query.get('since'), '7');
    opened[1]!.send(change(9) + change(10));
    await until(() => first.told.includes('10'));
    assert.deepEqual(
      first.told.filter((each) => each !== 'open'),
      ['9', '10'],
    );
    for (const each of [first, ...others]) each.stop();
  });

  it('comes back after a break, where it was, when it was told to, give or take', async () => {
    const { opened, nth, follow, until, waits } = streams();
    const { told, stop } = follow('thread:t');
    await nth(1);
    opened[0]!.send(`retry: 4000\n\n${change(5)}id: 6\ndata: half`);
    await until(() => told.includes('5'));
    opened[0]!.break();
    await nth(2);
    assert.equal(opened[1]!.query.get('since'), '5');
    assert.ok(waits[0]! >= 2_000 && waits[0]! <= 6_000, `waited ${waits[0]}`);
    opened[1]!.send(change(6));
    await until(() => told.includes('6'));
    assert.deepEqual(told, ['open', '5', 'lost', 'open', '6']);
    stop();
  });

  it('waits longer each time while the server is away, and not for ever', async () => {
    const away = streams((count) => (count < 9 ? problem(503, 'unavailable') : undefined));
    const { told, stop } = away.follow('thread:t');
    await away.until(() => told.includes('open'));
    const bases = away.waits.map((_, index) => Math.min(4_000 * 2 ** index, 60_000));
    bases.forEach((base, index) => {
      const waited = away.waits[index]!;
      assert.ok(waited >= base / 2 && waited <= base * 1.5, `waited ${waited} the ${index}th time`);
    });
    stop();
  });

  it('does not come back where the server says that there is nothing to be had', async () => {
    const { opened, follow, until, waits } = streams(() => problem(400, 'invalid'));
    const { told, stop } = follow('thread:t');
    await until(() => told.includes('lost'));
    assert.deepEqual([opened.length, waits.length], [1, 0]);
    stop();
  });

  it('tells of a gap, and goes on after it', async () => {
    const { opened, nth, follow, until } = streams();
    const { told, stop } = follow('thread:t');
    await nth(1);
    opened[0]!.send(`event: reset\nid: 40\ndata: {}\n\n${change(39)}${change(41)}`);
    await until(() => told.includes('41'));
    assert.deepEqual(told, ['open', 'reset', '41']);
    stop();
  });

  it('passes over what is not of this protocol', async () => {
    const { opened, nth, follow, until } = streams();
    const { told, stop } = follow('thread:t');
    await nth(1);
    const odd = ['{', 'null', '[]', '{"position":"2","topic":"thread:t","type":"constructor","value":{}}'];
    odd.forEach((data, index) => opened[0]!.send(`id: ${index + 1}\ndata: ${data}\n\n`));
    opened[0]!.send(change(7, 't', { id: 'c' }));
    opened[0]!.send(change(8));
    await until(() => told.includes('8'));
    assert.deepEqual(told, ['open', '8']);
    stop();
  });

  it('keeps more topics than one stream may have on several', async () => {
    const { opened, nth, follow, until } = streams();
    const following = Array.from({ length: 51 }, (_, index) => follow(`thread:t${index}`));
    await nth(2);
    const sizes = opened.map(({ query }) => query.get('topics')?.split(',').length);
    assert.deepEqual(sizes, [50, 1]);
    opened[1]!.send(change(1, 't50'));
    await until(() => following[50]!.told.includes('1'));
    for (const { stop } of following) stop();
  });
});
