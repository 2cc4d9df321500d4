/**
 * Lets questions that do not wait for each other travel together: PostgreSQL answers them in the time of one, in the
 * order they were asked. All are over before a failure is told, so that none reaches into what comes after a rollback.
 */
export async function together<const Work extends readonly (Promise<unknown> | undefined)[]>(
  ...work: Work
): Promise<{ -readonly [Index in keyof Work]: Awaited<Work[Index]> }> {
  const outcomes = await Promise.allSettled(work);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return outcomes.map((outcome) => (outcome as PromiseFulfilledResult<unknown>).value) as never;
}
