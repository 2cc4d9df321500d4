import type { CalendarPort } from '../calendar/calendar.model.ts';
import type { LivePort } from '../community/live.model.ts';
import type { Identity } from '../community/session.model.ts';
import type { Backend } from '../core/backend.ts';
import type { DiscussionPort } from '../discussion/discussion.model.ts';
import type { ImagesPort } from '../images/images.model.ts';
import type { MembersPort } from '../members/members.model.ts';
import type { NotificationsPort } from '../notifications/notifications.model.ts';
import type { PollsPort } from '../polls/polls.model.ts';
import type { TransferRecord } from '../transfer/record.model.ts';
import { ConformanceError } from './assert.ts';
import type { MemberName } from './fixture.ts';

interface Ports {
  readonly discussion: DiscussionPort;
  readonly members: MembersPort;
  readonly calendar: CalendarPort;
  readonly polls: PollsPort;
  readonly images: ImagesPort;
  readonly notifications: NotificationsPort;
  readonly live: LivePort;
}
type SliceName = keyof Ports;

/** A slice of the port, or a method in it: `polls`, `discussion.editComment`. */
export type Operation = { [Name in SliceName]: Name | `${Name}.${keyof Ports[Name] & string}` }[SliceName];

/** One community under test. */
export interface Subject {
  /** The address of a page that the community may stand under. */
  readonly page: string;
  /** Another reader of the community, signed out. */
  open(): Backend;
  /** What the page hands over for a member of the fixture. */
  as(member: MemberName): Identity;
  /** Fills the community with the lines of an export; called once, before anything else. */
  seed(records: readonly TransferRecord[]): Promise<void>;
  /** Called when all cases have run. */
  cleanup(): Promise<void>;
}

/** One thing that the contract promises. It runs only where the adapter offers what it needs. */
export interface Case {
  readonly name: string;
  readonly needs: readonly Operation[];
  run(community: Community): Promise<void>;
}

/** What a case has to work with. */
export interface Community {
  /** The fixture, as it was seeded. */
  readonly records: readonly TransferRecord[];
  /** A reader, signed in as this member; signed out without one. */
  reader(member?: MemberName): Promise<Reader>;
  readonly subject: Subject;
}

/** A backend whose slices a case may rely on, because it said that it needs them. */
export type Reader = { readonly [Name in SliceName]: Required<Ports[Name]> } & { readonly backend: Backend };

export function community(subject: Subject, records: readonly TransferRecord[]): Community {
  return {
    subject,
    records,
    async reader(member) {
      const backend = subject.open();
      if (member !== undefined) await backend.session.identify(subject.as(member));
      const { state } = backend.session.current;
      if (member !== undefined && state !== 'signed-in') throw new ConformanceError(`${member} is ${state}`);
      return { ...(backend as unknown as Reader), backend };
    },
  };
}

/** Whether a backend has a slice, or a method in it. */
export function offers(backend: Backend, operation: Operation): boolean {
  const [slice, method] = operation.split('.') as [SliceName, string | undefined];
  const port = backend[slice] as unknown as Record<string, unknown> | undefined;
  return port !== undefined && (method === undefined || typeof port[method] === 'function');
}
