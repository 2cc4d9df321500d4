import type { WriteContext } from '../db/write.ts';

/** Takes the votes of a ballot from a poll's totals and gives them those of the one in its place. */
export async function moveVotes(
  context: WriteContext,
  poll: string,
  before: readonly string[],
  after: readonly string[],
): Promise<void> {
  const lost = before.filter((option) => !after.includes(option));
  const won = after.filter((option) => !before.includes(option));
  await addVotes(context, poll, lost, -1);
  await addVotes(context, poll, won, 1);
}

export async function setVoterCount({ db, community }: WriteContext, poll: string, voters: number): Promise<void> {
  await db
    .updateTable('polls')
    .set({ voter_count: voters })
    .where('community', '=', community)
    .where('id', '=', poll)
    .execute();
}

async function addVotes(
  { db, community }: WriteContext,
  poll: string,
  options: readonly string[],
  by: 1 | -1,
): Promise<void> {
  if (options.length === 0) return;
  await db
    .updateTable('poll_options')
    .set((eb) => ({ votes: eb('votes', '+', by) }))
    .where('community', '=', community)
    .where('poll', '=', poll)
    .where('id', 'in', [...options])
    .execute();
}
