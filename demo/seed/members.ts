import type { RoleGrant } from 'plein/community/community.model.js';
import type { Id } from 'plein/core/core.model.js';
import type { MemberRecord } from '../../server/src/transfer/record.model.ts';
import { idOf } from './ids.ts';
import { people } from './people.ts';
import type { Grant, Person, PersonKey } from './people.ts';
import { pastOf } from './time.ts';
import type { When } from './time.ts';

/** Who signs the company's tokens; members are known by it and by their subject. */
export const ISSUER = 'https://account.lindewiel.example';

const DAY = 86_400_000;

/** Pages name members in their HTML, so their ids do not move with the day the demo is seeded. */
const OPENED = '2021-03-20T09:00:00.000Z';

/** The members' ids by key. */
export function memberId(key: PersonKey): Id {
  return idOf(OPENED, `member ${key}`);
}

/** What the company's login calls somebody. */
export function subjectOf(key: PersonKey): string {
  return `klant-${key}`;
}

export function* members(now: Date): Iterable<MemberRecord> {
  const past = pastOf(now);
  for (const [key, person] of Object.entries(people) as [PersonKey, Person][]) {
    yield {
      type: 'member',
      id: memberId(key),
      name: person.name,
      naming: person.naming ?? 'real',
      grants: (person.grants ?? []).map((grant) => toGrant(grant, person.joined, now)),
      ...(person.work === undefined ? {} : { lineOfWork: person.work }),
      spaces: person.spaces,
      askAbout: person.askAbout ?? [],
      ...(person.about === undefined
        ? {}
        : { about: [{ type: 'paragraph', children: [{ type: 'text', text: person.about }] }] }),
      joinedAt: past(person.joined),
      state: person.state ?? 'active',
      identities: person.state === 'left' ? [] : [{ issuer: ISSUER, subject: subjectOf(key) }],
    };
  }
}

function toGrant(grant: Grant, joined: When, now: Date): RoleGrant {
  const past = pastOf(now);
  const ends = grant.ends === undefined ? undefined : new Date(now.getTime() + grant.ends * DAY).toISOString();
  const until = grant.until === undefined ? ends : past(grant.until);
  return {
    role: grant.role,
    ...(grant.space === undefined ? {} : { space: grant.space }),
    since: past(grant.since ?? joined),
    ...(until === undefined ? {} : { until }),
  };
}
