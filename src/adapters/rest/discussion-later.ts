import type { DiscussionPort } from '../../discussion/discussion.model.ts';
import { pathOf, type RestClient } from './client.ts';
import { restFinding, type Finding } from './finding.ts';
import { restParticipation, type Participation } from './participation.ts';
import { restSettling, type Settling } from './settling.ts';
import { comment, page } from './shape.ts';

/** All that is asked about discussions but the thread itself. */
export interface DiscussionLater extends Finding, Participation, Settling, Pick<DiscussionPort, 'listReplies'> {}

export function slice(client: RestClient): DiscussionLater {
  return {
    ...restFinding(client),
    ...restParticipation(client),
    ...restSettling(client),
    listReplies({ root, signal, ...query }) {
      return client.read(pathOf('comments', root, 'replies'), page(comment), signal, query);
    },
  };
}
