/** A name as lists are sorted: without case or accents, so that `Émile` stands by `Emiel`. */
export function sortName(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
