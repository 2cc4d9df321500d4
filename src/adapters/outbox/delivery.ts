import type { ErrorCode } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { DiscussionPort } from '../../discussion/discussion.model.ts';
import type { OutboxRow } from './store.ts';

/** `again`: the same may succeed later, without anything being changed. */
export type Delivery = { readonly problem?: undefined } | { readonly problem: PleinError; readonly again: boolean };

/** Whoever is nobody to the backend for a while is somebody again once they have signed in. */
const UNTIL_SIGNED_IN: readonly ErrorCode[] = ['not-signed-in', 'session-expired', 'token-refused'];

/** Brings one row where it belongs, once, however often it is tried: its id is that of what it makes. */
export async function deliver(discussion: DiscussionPort, row: OutboxRow, member: string): Promise<Delivery> {
  try {
    if (row.state === 'withdrawn') await withdraw(discussion, row);
    else await create(discussion, row, member);
    return {};
  } catch (thrown) {
    const problem = PleinError.from(thrown);
    return { problem, again: problem.passing || UNTIL_SIGNED_IN.includes(problem.code) };
  }
}

async function create(discussion: DiscussionPort, row: OutboxRow, member: string): Promise<void> {
  try {
    await discussion.createComment?.(row.draft);
  } catch (thrown) {
    const isTaken = PleinError.from(thrown).code === 'conflict';
    if (!isTaken || !row.tried || !(await hasArrived(discussion, row, member))) throw thrown;
    // It arrived when nothing came back: as it is now, or as it was before its member changed it.
    if (row.edit === undefined) return;
    await discussion.editComment?.({ id: row.id, edit: row.edit, version: 1, markdown: row.draft.markdown });
  }
}

/** Whether the member's own comment of that id is there. */
async function hasArrived(
  { readMine }: DiscussionPort,
  { id, draft: { thread } }: OutboxRow,
  member: string,
): Promise<boolean> {
  const mine = await readMine?.({ thread, comments: [id] });
  if (mine === undefined) return false;
  const isHeld = mine.held.some((comment) => comment.id === id && comment.author?.member === member);
  return isHeld || mine.comments[id]?.can.delete === true;
}

/** Takes back what may have arrived; what has not is nowhere to be found. */
async function withdraw({ deleteComment }: DiscussionPort, { id }: OutboxRow): Promise<void> {
  try {
    await deleteComment?.(id);
  } catch (thrown) {
    if (PleinError.from(thrown).code !== 'not-found') throw thrown;
  }
}
