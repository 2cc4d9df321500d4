import { createReadStream } from 'node:fs';
import { Parser } from 'htmlparser2';

export type Row = Readonly<Record<string, string>>;

/** The rows of one file of a dump, as they are read. Ends with an error where the file ends before its last tag. */
export async function* readRows(path: string): AsyncGenerator<Row> {
  const rows: Row[] = [];
  let whole = false;
  let depth = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        if (name === 'row') rows.push(attributes);
      },
      onclosetag: (_name, implied) => {
        depth -= 1;
        whole = depth === 0 && !implied;
      },
    },
    { xmlMode: true },
  );
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
    parser.write(String(chunk));
    yield* rows.splice(0);
  }
  parser.end();
  if (!whole) throw new Error(`${path} ends in the middle: fetch it again.`);
}
