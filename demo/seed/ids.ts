import { createHash } from 'node:crypto';
import type { Id, Instant } from 'plein/core/core.model.js';

/**
 * A UUIDv7 that is the same for the same instant and name: the instant in front, as RFC 9562 has it, and a hash of the
 * name where chance would stand. Names are the seed's own and never meet twice.
 */
export function idOf(instant: Instant, name: string): Id {
  const time = Date.parse(instant).toString(16).padStart(12, '0');
  const hash = createHash('sha256').update(name).digest('hex');
  const variant = ((Number.parseInt(hash.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}

/** Deterministic numbers from 0 up to 1 for a name: what looks like chance in the seed is the same each time. */
export function chanceOf(name: string): () => number {
  let round = 0;
  return () => {
    round += 1;
    return createHash('sha256').update(`${name} ${round}`).digest().readUInt32BE() / 2 ** 32;
  };
}

/** `count` of the items, picked by chance of a name. */
export function pick<Item>(items: readonly Item[], count: number, name: string): readonly Item[] {
  const chance = chanceOf(name);
  return items
    .map((item) => ({ item, order: chance() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ item }) => item);
}
