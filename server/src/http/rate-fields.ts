/** How far somebody is with one rate. */
export interface Standing {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
  /** What is left of the points now, and the seconds until they are all there again. */
  readonly left: number;
  readonly reset: number;
}

/** Says on an answer which rates it counts for, and what is left of them. */
export function setRateFields(headers: Headers, standings: readonly Standing[]): void {
  if (standings.length === 0) return;
  const list = (item: (standing: Standing) => string): string => standings.map(item).join(', ');
  headers.set(
    'ratelimit-policy',
    list(({ name, points, seconds }) => `"${name}";q=${points};w=${seconds}`),
  );
  headers.set(
    'ratelimit',
    list(({ name, left, reset }) => `"${name}";r=${left};t=${reset}`),
  );
}
