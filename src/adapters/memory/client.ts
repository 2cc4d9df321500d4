import type { Actor, Role } from '../../community/community.model.ts';
import { rolesIn, tellingRole } from '../../community/community.rules.ts';
import type { ErrorCode, Id, Instant, Written } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { Author } from '../../members/members.model.ts';
import type { AuthorReference, MemberRecord } from '../../transfer/record.model.ts';
import { throwIfAborted } from '../abort.ts';
import { pause } from '../pause.ts';
import type { MemoryData } from './data.ts';

/** One reader of a community: what the slices of a backend share. */
export interface MemoryClient {
  readonly data: MemoryData;
  now(): Instant;
  /** Milliseconds that each call takes. */
  readonly latency: number;
  /** Who is signed in. */
  member: MemberRecord | undefined;
}

/** Begins a call: lets its time pass and ends it where it was aborted. */
export async function begin(client: MemoryClient, signal: AbortSignal | undefined): Promise<void> {
  throwIfAborted(signal);
  await client.data.ready;
  if (client.latency > 0) await pause(client.latency, signal);
  throwIfAborted(signal);
}

/**
 * One write by the signed-in member. The same `write` with the same body gets the same answer again, or what `again` makes
 * of it by then.
 */
export function once<Value>(
  client: MemoryClient,
  write: Id,
  body: unknown,
  make: (member: MemberRecord) => Written<Value>,
  again: (client: MemoryClient, answer: Written<Value>) => Written<Value> = (_, answer) => answer,
): Written<Value> {
  const { data } = client;
  const member = signedIn(client);
  const key = `${member.id} ${write}`;
  const fingerprint = JSON.stringify(body);
  const known = data.writes.get(key);
  if (known !== undefined && known.body !== fingerprint) throw new PleinError('conflict');
  if (known !== undefined) return again(client, known.answer as Written<Value>);
  const answer = make(member);
  data.writes.set(key, { body: fingerprint, answer });
  return answer;
}

/** Throws where a rule gives a reason to. */
export function refuse(code: ErrorCode | undefined): void {
  if (code !== undefined) throw new PleinError(code);
}

/** The signed-in member as a rule sees them in a space. */
export function actorIn(client: MemoryClient, space: string): Actor | undefined {
  return client.member === undefined ? undefined : actorOf(client, client.member.id, space);
}

/** A member as a rule sees them in a space. */
export function actorOf(client: MemoryClient, id: Id, space: string): Actor | undefined {
  const member = client.data.members.find((row) => row.id === id);
  if (member === undefined) return undefined;
  return { member: id, roles: rolesOf(client, member, space), frozen: member.state === 'frozen' };
}

/** The signed-in member; `not-signed-in` where there is none. */
export function signedIn({ member }: MemoryClient): MemberRecord {
  if (member === undefined) throw new PleinError('not-signed-in');
  return member;
}

/** Whoever wrote or hosts something, as shown beside it in a space. */
export function authorIn(client: MemoryClient, reference: AuthorReference, space: string): Author {
  if (!('member' in reference)) return { name: reference.name };
  const member = client.data.members.find((row) => row.id === reference.member);
  if (member === undefined || member.state === 'left') return { name: member?.name ?? '' };
  const role = tellingRole(rolesOf(client, member, space));
  return {
    member: member.id,
    name: member.name,
    role,
    ...present(member, ['lineOfWork']),
    ...present(reference, ['team']),
  };
}

export function rolesOf(client: MemoryClient, member: MemberRecord, space: string): readonly Role[] {
  return rolesIn(space, member.grants, client.data.spaces, client.now());
}

/** These of a thing's own fields that it has. */
export function present<Row extends object, Key extends keyof Row>(row: Row, keys: readonly Key[]): Pick<Row, Key> {
  return Object.fromEntries(keys.filter((key) => row[key] !== undefined).map((key) => [key, row[key]])) as Pick<
    Row,
    Key
  >;
}
