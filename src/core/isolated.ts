/** People's words in a sentence of ours: whatever their direction, the sentence keeps its own. */
export function isolated(words: string): string {
  return `\u2068${words}\u2069`;
}
