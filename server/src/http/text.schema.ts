import { Type } from '@sinclair/typebox';
import type { TSchema } from '@sinclair/typebox';
import { oneOf } from './schemas.ts';

/** A text is a list of blocks; the node types are those of `src/text/text.model.ts`. */
const Block: TSchema = Type.Object(
  {
    type: oneOf(['paragraph', 'heading', 'quote', 'list', 'code', 'table', 'divider']),
  },
  { description: 'A block of a text, with the fields of its type: see docs/protocol.md.' },
);

export const TextSchema = Type.Array(Block, { $id: 'Text', description: 'A text as a small tree; never HTML.' });
