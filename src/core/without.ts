/** The same without some of what it may have. */
export function without<Whole extends object>(whole: Whole, ...keys: readonly (keyof Whole & string)[]): Whole {
  return Object.fromEntries(Object.entries(whole).filter(([key]) => !keys.some((each) => each === key))) as Whole;
}
