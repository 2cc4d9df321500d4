import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { eventParser } from '../../src/adapters/rest/sse.ts';

type Told = readonly [type: string, data: string, id: string];

function parse(pieces: readonly string[]): { readonly told: readonly Told[]; readonly retries: readonly number[] } {
  const told: Told[] = [];
  const retries: number[] = [];
  const feed = eventParser({
    onEvent: ({ type, data }, id) => told.push([type, data, id]),
    onRetry: (milliseconds) => retries.push(milliseconds),
  });
  pieces.forEach(feed);
  return { told, retries };
}

const STREAMS: readonly (readonly [what: string, stream: string, told: readonly Told[]])[] = [
  ['an event', 'data: a\n\n', [['message', 'a', '']]],
  ['data in several lines', 'data: a\ndata: b\ndata\n\n', [['message', 'a\nb\n', '']]],
  [
    'at most one space after the colon',
    'data:  a\n\ndata:b\n\n',
    [
      ['message', ' a', ''],
      ['message', 'b', ''],
    ],
  ],
  [
    'a type, for one event alone',
    'event: reset\ndata: {}\n\ndata: a\n\n',
    [
      ['reset', '{}', ''],
      ['message', 'a', ''],
    ],
  ],
  [
    'an id, for all that follow',
    'id: 7\ndata: a\n\ndata: b\n\n',
    [
      ['message', 'a', '7'],
      ['message', 'b', '7'],
    ],
  ],
  ['an id without data', 'id: 7\n\ndata: b\n\n', [['message', 'b', '7']]],
  ['an empty id, which resets it', 'id: 7\nid\ndata: b\n\n', [['message', 'b', '']]],
  ['no id with a NUL', 'id: 7\nid: 8\0\ndata: b\n\n', [['message', 'b', '7']]],
  ['nothing without data', 'event: a\n\nid: 3\n\n', []],
  ['comments and fields of others', ': comment\n:\nfoo: bar\ndata: a\n\n', [['message', 'a', '']]],
  ['a byte order mark', '\ufeffdata: a\n\n', [['message', 'a', '']]],
  ['not an unfinished event', 'data: a\n\ndata: b\n', [['message', 'a', '']]],
  ['a colon in the data', 'data: a: b\n\n', [['message', 'a: b', '']]],
];

describe('eventParser', () => {
  for (const [what, stream, told] of STREAMS) {
    for (const [name, end] of [
      ['LF', '\n'],
      ['CRLF', '\r\n'],
      ['CR', '\r'],
    ] as const) {
      it(`reads ${what}, lines ended by ${name}, however it is cut`, () => {
        const text = stream.replaceAll('\n', end);
        assert.deepEqual(parse([text]).told, told);
        assert.deepEqual(parse([...text]).told, told);
        const cuts = fc
          .array(fc.nat(text.length))
          .map((places) => [0, text.length].concat(places).toSorted((a, b) => a - b));
        const pieces = cuts.map((places) => places.slice(1).map((place, index) => text.slice(places[index], place)));
        fc.assert(
          fc.property(pieces, (cut) => assert.deepEqual(parse(cut).told, told)),
          { numRuns: 50 },
        );
      });
    }
  }

  it('tells an event as soon as it ends, also after a CR alone', () => {
    assert.deepEqual(parse(['data: a\r\r']).told, [['message', 'a', '']]);
  });

  it('reads when to come back, where that is a number', () => {
    assert.deepEqual(parse(['retry: 4200\nretry: soon\nretry: -1\nretry:\n']).retries, [4200]);
  });

  it('gives up on an event without an end', () => {
    assert.throws(() => parse(Array.from({ length: 20 }, () => 'x'.repeat(65_536))), RangeError);
    assert.throws(() => parse(Array.from({ length: 20 }, () => `data: ${'x'.repeat(65_536)}\n`)), RangeError);
  });
});
