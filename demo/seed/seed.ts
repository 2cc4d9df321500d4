import type { RulesRecord, TransferRecord } from '../../server/src/transfer/record.model.ts';
import { calendar } from './calendar.ts';
import { community, houseRules, spaces } from './community.ts';
import { discussions } from './discussion.ts';
import { members } from './members.ts';
import { polls } from './polls.ts';
import { pastOf } from './time.ts';

/** The demo company's community as it looks at `now`: the same records for the same moment. */
export function* seed(now: Date): Iterable<TransferRecord> {
  const rules: RulesRecord = { ...houseRules, since: pastOf(now)(houseRules.since) };
  yield community;
  yield* spaces;
  yield rules;
  yield* members(now);
  yield* discussions(now);
  yield* calendar(now);
  yield* polls(now);
}
