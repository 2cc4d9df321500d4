import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judge, readTrace } from './support/trace.ts';

const WAL = '22</data/plein.db-wal>';
const frame = `7 pwrite64(${WAL}, "\\0\\0"..., 4096, 56) = 4096`;
const sync = `7 fdatasync(${WAL})        = 0`;
const answer = (connection: number): string =>
  `7 writev(26<socket:[${connection}]>, [{iov_base="HTTP/1.1 201 Created\\r\\n"..., iov_len=169}], 5) = 185`;

const TRACES: readonly (readonly [name: string, lines: readonly string[], answers: number, violations: number])[] = [
  ['written, synced, answered', [frame, sync, answer(1)], 1, 0],
  ['two connections that share a commit', [frame, frame, sync, answer(1), answer(2)], 2, 0],
  ['answered before the sync', [frame, answer(1), sync], 1, 1],
  ['never synced', [frame, answer(1), frame, answer(1)], 2, 2],
  ['answered without a write of its own', [frame, sync, answer(1), answer(1)], 2, 1],
  ['a refusal needs no sync', [frame, answer(1).replace('201 Created', '409 Conflict'), sync], 0, 0],
  ['a sync that failed is none', [frame, sync.replace('= 0', '= -1 EIO'), answer(1)], 1, 1],
  ['a sync of another file is none', [frame, sync.replace('-wal', ''), answer(1)], 1, 1],
  [
    'a sync counts when it has come back',
    [frame, `7 fsync(${WAL} <unfinished ...>`, answer(1), '7 <... fsync resumed>)    = 0', frame, sync, answer(1)],
    2,
    1,
  ],
  [
    'a sync of another thread counts too',
    [frame, `8 fsync(${WAL} <unfinished ...>`, '8 <... fsync resumed>)    = 0', answer(1)],
    1,
    0,
  ],
];

describe('the judge of a trace', () => {
  for (const [name, lines, answers, violations] of TRACES) {
    it(`${name}: ${violations} of ${answers} too early`, () => {
      const verdict = judge(readTrace(lines.join('\n')));
      assert.equal(verdict.answers, answers);
      assert.equal(verdict.violations.length, violations, verdict.violations.join('\n'));
    });
  }
});
