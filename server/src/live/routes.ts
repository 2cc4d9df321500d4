import { Type } from '@sinclair/typebox';
import { isThreadKey } from 'plein/discussion/discussion.rules.js';
import { LIMITS } from '../limits.ts';
import { Refusal, invalid } from '../http/refusal.ts';
import { route } from '../http/route.ts';
import { fields } from '../http/schemas.ts';
import { bearer } from '../sign-in/bearer.ts';
import { readSession } from '../sign-in/store.ts';
import { seats } from './seats.ts';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // nginx would otherwise hold events back.
  'x-accel-buffering': 'no',
};

export const liveRoutes = [
  route({
    method: 'get',
    path: '/v1/live',
    summary: 'What happens in threads, polls and occurrences, as server-sent events.',
    access: 'open',
    rate: 'stream',
    query: fields({
      topics: Type.String({ minLength: 1, description: `At most ${LIMITS.live.topics}, separated by commas.` }),
      since: Type.Optional(Type.String({ pattern: '^\\d{1,15}$', description: 'A position; `Last-Event-ID` wins.' })),
    }),
    answers: { 200: { description: 'The stream.', contentType: 'text/event-stream' } },
    async handle({ services, request, query, network, now, disconnect }) {
      const topics = readTopics(query.topics);
      const since = readSince(request.headers.get('last-event-id'), query.since);
      const secret = bearer(request);
      const session = secret && (await readSession(services, secret, now));
      if (request.headers.has('authorization') && !session) throw new Refusal('session-expired');
      if (session) await services.rates('stream', { member: session.member });
      checkPrivate(topics, session ? session.member : undefined);
      const leave = seats(services).take(network, session ? session.member : undefined);
      const stream = services.live.open(
        topics,
        since,
        { ended: leave, disconnect },
        session ? session.member : undefined,
      );
      if (session && secret) seats(services).endWithSession(secret, stream);
      return new Response(stream.body, { headers: HEADERS });
    },
  }),
];

function readTopics(list: string): ReadonlySet<string> {
  const topics = new Set(list.split(',').filter((topic) => topic !== ''));
  if (topics.size === 0 || topics.size > LIMITS.live.topics) throw invalid('topics', `name 1 to ${LIMITS.live.topics}`);
  for (const topic of topics) {
    const [, type, name = ''] = /^(thread|poll|occurrence|notifications):(.+)$/su.exec(topic) ?? [];
    const known = type === 'thread' ? isThreadKey(name) : type !== undefined && /^[\w.:-]{1,200}$/.test(name);
    if (!known) throw invalid('topics', 'are thread:<key>, poll:<id>, occurrence:<id> and notifications:<member>');
  }
  return topics;
}

/** What a member is told is theirs alone to follow. */
function checkPrivate(topics: ReadonlySet<string>, member: string | undefined): void {
  for (const topic of topics) {
    if (!topic.startsWith('notifications:')) continue;
    if (member === undefined) throw new Refusal('not-signed-in');
    if (topic !== `notifications:${member}`) throw new Refusal('forbidden');
  }
}

function readSince(lastEventId: string | null, since: string | undefined): number | undefined {
  const position = lastEventId || since;
  if (position === undefined || position === '') return undefined;
  if (!/^\d{1,15}$/.test(position)) throw invalid('Last-Event-ID', 'is not a position');
  return Number(position);
}
