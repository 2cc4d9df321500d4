import { withOutbox } from '../../../src/adapters/outbox/outbox.ts';
import type { CommentDraft } from '../../../src/discussion/discussion.model.ts';
import { community, over, way } from './unreliable.ts';

/** Another tab, whose network is away, and which can be ended at any moment: keeps what it is told to write. */
addEventListener('message', async ({ data }: MessageEvent<{ name: string; drafts: readonly CommentDraft[] }>) => {
  const { discussion } = withOutbox(over(way('lost'), community(), 'anna'), { name: data.name });
  for (const draft of data.drafts) await discussion!.createComment!(draft);
  postMessage('kept');
});
