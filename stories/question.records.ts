import type { CommentRecord, ThreadRecord, TransferRecord } from '../src/transfer/record.model.ts';
import { THREAD, conversationRecords } from './discussion.records.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A question about a cargo bike with an official answer, a workaround and an opinion, as it stands at `now`. */
export function questionRecords(now: number, changes: Partial<ThreadRecord> = {}): readonly TransferRecord[] {
  const at = (ago: number): string => new Date(now - ago).toISOString();
  const asked: ThreadRecord = {
    type: 'thread',
    key: THREAD,
    space: 'national',
    kind: 'question',
    title: 'Does the Wren fit through a shed door of 73 cm?',
    url: 'https://www.example.com/bikes/wren',
    state: 'open',
    naming: 'real',
    createdAt: at(9 * DAY),
    opening: {
      author: { member: 'm1' },
      markdown:
        'Our shed door is _73 cm_ wide, and the leaflet only gives the width at the handlebar.\n\nHas anybody tried it with **the rain cover** on?',
      createdAt: at(9 * DAY),
    },
    ...changes,
  };
  const around = conversationRecords(now).filter(({ type }) => !['thread', 'comment', 'reaction'].includes(type));
  return [
    ...around.map((record) =>
      record.type === 'community'
        ? { ...record, policy: { ...record.policy, reactions: ['like', 'thanks', 'insightful', 'celebrate'] as const } }
        : record,
    ),
    asked,
    ...answers(at),
    {
      type: 'version',
      comment: 'q2',
      version: 1,
      markdown: 'Mine goes through 75 cm with the pedals level.',
      at: at(8 * DAY),
    },
    { type: 'reaction', comment: 'q1', member: 'm1', reaction: 'thanks' },
    { type: 'reaction', comment: 'q1', member: 'm6', reaction: 'like' },
    { type: 'reaction', comment: 'q2', member: 'm3', reaction: 'insightful' },
    { type: 'helpful', comment: 'q1', member: 'm1' },
    { type: 'helpful', comment: 'q1', member: 'm6' },
    { type: 'me-too', thread: THREAD, member: 'm6' },
    { type: 'me-too', thread: THREAD, member: 'm3' },
  ];
}

function answers(at: (ago: number) => string): readonly CommentRecord[] {
  const answer = (id: string, member: string, ago: number, markdown: string): CommentRecord => ({
    type: 'comment',
    id,
    thread: THREAD,
    kind: 'answer',
    state: 'published',
    author: { member },
    markdown,
    createdAt: at(ago),
    version: 1,
  });
  return [
    {
      ...answer(
        'q1',
        'm2',
        8 * DAY,
        'It does, just. The box is 69 cm wide, and the handlebar turns a quarter:\n\n1. pull the lever below the stem,\n2. turn the bar,\n3. let the lever go.',
      ),
      kind: 'official-answer',
      author: { member: 'm2', team: 'Product development' },
    },
    {
      ...answer('q2', 'm4', 8 * DAY - HOUR, 'Mine goes through 71 cm with the pedals level. Not with the cover on.'),
      kind: 'workaround',
      version: 2,
      editedAt: at(7 * DAY),
    },
    {
      ...answer('q3', 'm1', 7 * DAY, 'With the pedals level, I had not thought of that!'),
      kind: 'comment',
      parent: 'q2',
      parentVersion: 1,
    },
    {
      ...answer('q4', 'm6', 40 * MINUTE, 'I would have the door made wider: it will not be the last bike.'),
      kind: 'opinion',
    },
  ];
}
