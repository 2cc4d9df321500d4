import { instantOf } from 'plein/calendar/walltime.rules.js';
import type { Text } from 'plein/text/text.model.js';
import type { CommentRecord, EventRecord, PollRecord, ThreadRecord, TransferRecord } from './record.model.ts';

/** What a record that looks right still says wrongly, by itself; undefined if nothing. */
export function meaningProblem(record: TransferRecord): string | undefined {
  switch (record.type) {
    case 'comment':
      return commentProblem(record);
    case 'event':
      return eventProblem(record);
    case 'poll':
      return pollProblem(record);
    case 'thread':
      return threadProblem(record);
    case 'version':
      return hasText(record) ? undefined : 'has neither text nor markdown to read';
    default:
      return undefined;
  }
}

function threadProblem({ kind, opening, solvedAt, waitingSince, assignee }: ThreadRecord): string | undefined {
  if (opening !== undefined && !hasText(opening)) return 'opening: has neither text nor markdown';
  const open = kind === 'question' && solvedAt === undefined;
  if (waitingSince !== undefined && !open) return 'waitingSince: is for a question that is not solved';
  return assignee !== undefined && waitingSince === undefined ? 'assignee: is for a question that waits' : undefined;
}

function commentProblem(record: CommentRecord): string | undefined {
  const gone = record.state !== 'published' && record.state !== 'held';
  if (gone !== (record.tombstone !== undefined)) return `tombstone: stands with a ${record.state} comment`;
  if (gone) return undefined;
  return hasText(record) ? undefined : 'has neither text nor markdown to read';
}

function eventProblem({ allDay, start, end, timeZone }: EventRecord): string | undefined {
  if (allDay === start.includes('T') || allDay === end.includes('T')) {
    return allDay ? 'start: is a day alone where allDay, and so is end' : 'start: needs a time of day, and so does end';
  }
  return instantOf(end, timeZone) < instantOf(start, timeZone) ? 'end: comes before start' : undefined;
}

function pollProblem({ choice, min, max, options, opensAt, closesAt }: PollRecord): string | undefined {
  if (new Set(options.map(({ id }) => id)).size !== options.length) return 'options: hold an id twice';
  if (min > max || max > options.length || max < 1) return 'max: must lie between min and the number of options';
  if (choice === 'single' && (min !== 1 || max !== 1)) return 'choice: a single choice has min 1 and max 1';
  return closesAt !== undefined && closesAt < opensAt ? 'closesAt: comes before opensAt' : undefined;
}

function hasText({ text, markdown }: { readonly text?: Text; readonly markdown?: string }): boolean {
  return text === undefined ? markdown !== undefined && markdown.trim() !== '' : text.length > 0;
}
