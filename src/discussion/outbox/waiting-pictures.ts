import type { OutboxEntry, OutboxPort } from '../../community/outbox.model.ts';
import type { Backend } from '../../core/backend.ts';
import type { Id } from '../../core/core.model.ts';
import { keepPicture, pictureAtHand } from '../../images/own-picture.ts';
import { picturesOf } from '../composer/pictures/picture.rules.ts';

/** What is watched already, of each outbox. */
const known = new WeakMap<OutboxPort, Set<Id>>();

/** Has at hand the pictures that wait with a text, for its writer to see after a reload too, and forgets them with it. */
export async function bringPictures({ id: entry, draft }: OutboxEntry, { images, outbox }: Backend): Promise<void> {
  if (images === undefined || outbox?.pictures === undefined) return;
  const watched = known.get(outbox) ?? new Set();
  if (watched.has(entry)) return;
  known.set(outbox, watched.add(entry));
  const waiting = await outbox.pictures();
  const over = new AbortController();
  const look = (): void => {
    if (outbox.entries.some(({ id }) => id === entry)) return;
    over.abort();
    void waiting.forget(draft.markdown).catch(() => undefined);
  };
  outbox.watch(look, { signal: over.signal });
  for (const { id } of picturesOf(draft.markdown)) {
    const file = pictureAtHand(images, id) ? undefined : await waiting.read(id);
    if (file !== undefined) await keepPicture(images, id, file);
  }
}
