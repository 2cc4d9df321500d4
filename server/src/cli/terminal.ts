import type { Writable } from 'node:stream';

/** Where a command reads its settings and says what it does. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What was asked for, and nothing else. */
  readonly out: Writable;
  /** How far it is, and what went wrong. */
  readonly error: Writable & { readonly isTTY?: boolean };
}

/** What stops a command, in a sentence for whoever typed it. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** 2 for a command that was typed wrongly, 1 for one that did not succeed. */
  readonly code: 1 | 2;

  constructor(sentence: string, code: 1 | 2 = 1) {
    super(sentence);
    this.code = code;
  }
}

const SILENCE = 5_000;

/** Says how far something is: on a terminal in one line that changes, elsewhere in a line now and then. */
export class Progress {
  readonly #stream: Terminal['error'];
  #told = 0;

  constructor({ error }: Terminal) {
    this.#stream = error;
  }

  /** `count` rises; `line` says it in words. */
  tell(count: number, line: string): void {
    if (this.#stream.isTTY === true) this.#stream.write(`\r\u001b[2K${line}`);
    else if (count - this.#told < SILENCE) return;
    else this.#stream.write(`${line}\n`);
    this.#told = count;
  }

  end(): void {
    if (this.#stream.isTTY === true) this.#stream.write('\r\u001b[2K');
  }
}
