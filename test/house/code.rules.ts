import { lineAt, occurrences, withoutComments, type Source } from './sources.ts';

/** What would break a strict host page, or pass a string from a person as markup. */
const UNSAFE =
  /\b(?:unsafeHTML|unsafeSVG|unsafeMathML|unsafeStatic|styleMap|innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|document\.write)\b|\bstyle=["'`$]|\beval\(|\bnew Function\(/g;

/** The one door for foreign HTML holds the only calls that take markup. */
const SANITIZER = 'src/core/sanitize.ts';

export function unsafeMarkup(files: readonly Source[]): string[] {
  return occurrences(
    files.filter(({ path }) => path !== SANITIZER),
    UNSAFE,
    'writes markup or style past the rules',
  );
}

/** A rules module is data in, data out: `now` is an argument, and there is no page and no network. */
const IMPURE =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.|\bfetch\(|\bdocument\b(?!\s*[:,)])|\bwindow\.|\bset(?:Timeout|Interval)\(/g;

export function impureRules(files: readonly Source[]): string[] {
  return occurrences(
    files.filter(({ path }) => path.endsWith('.rules.ts') && path.startsWith('src/')),
    IMPURE,
    'looks at a clock, a page or a network',
  );
}

const MOST_LINES = 400;

/** A file of more than 400 lines owes an explanation at its top. */
export function tooLong(files: readonly Source[]): string[] {
  return files
    .filter(({ text }) => text.trimEnd().split('\n').length > MOST_LINES && !/^(#!.*\n)?\s*\/[*/]/.test(text))
    .map(({ path, text }) => `${path} has ${text.trimEnd().split('\n').length} lines and does not say why`);
}

const FOCUSED =
  /\b(?:describe|it|test|suite|specify|context)\.(?:only|skip|todo)\b|\b(?:xit|xdescribe|fit|fdescribe)\(/g;
const SILENT_SKIP = /\b(?:t|context)\.skip\(\s*\)|\bskip: true\b/g;
const MOCHA_SKIP = /\bthis\.skip\(\)/g;
const SLEEP = /\bsetTimeout\([^,\n]+,\s*[\d_]{3,}\)|\bsetTimeout\(\s*[\d_]{3,}\s*[,)]|\bsleep\(\s*[\d_]{3,}/g;

/** Tests that are switched off, hide others, or skip without a reason. `this.skip()` takes its reason as a comment. */
export function switchedOff(files: readonly Source[]): string[] {
  const bare = files.flatMap(({ path, text }) => {
    const lines = text.split('\n');
    return [...withoutComments(text).matchAll(MOCHA_SKIP)]
      .map(({ index }) => lineAt(text, index))
      .filter((line) => !`${lines[line - 2]}\n${lines[line - 1]}`.includes('//'))
      .map((line) => `${path}:${line} skips without a reason`);
  });
  return [
    ...occurrences(files, FOCUSED, 'switches tests off'),
    ...occurrences(files, SILENT_SKIP, 'skips without a reason'),
    ...bare,
  ];
}

/** Tests that wait for time to pass in place of what should happen. */
export function sleepers(files: readonly Source[]): string[] {
  return occurrences(files, SLEEP, 'sleeps');
}
