import { sql } from 'kysely';
import type { CreateTableBuilder, Kysely, RawBuilder } from 'kysely';

export type Engine = 'sqlite' | 'postgres';

/** The builder checks names that are known beforehand; these are not. */
type Table = CreateTableBuilder<string, string>;
type Columns = Readonly<Record<string, string>>;

/** Makes tables that mean the same on both engines. */
export interface TableMaker {
  /** Columns are `text`, `integer` or `number`, with ` null` where they may be empty and ` = …` for a default. */
  table(name: string, key: readonly string[], columns: Columns, references?: readonly Reference[]): Promise<void>;
  index(
    name: string,
    table: string,
    columns: readonly string[],
    options?: { unique?: true; where?: RawBuilder<unknown> },
  ): Promise<void>;
}

/** These columns, after `community`, name a row of that table. */
export interface Reference {
  readonly columns: readonly string[];
  readonly table: string;
  readonly key: readonly string[];
}

export const ID = ['community', 'id'];
export const toMember = (column = 'member'): Reference => ({ columns: [column], table: 'members', key: ['id'] });
export const toSpace: Reference = { columns: ['space'], table: 'spaces', key: ['id'] };

export function tableMaker(db: Kysely<unknown>, engine: Engine): TableMaker {
  return {
    async table(name, key, columns, references = []) {
      let builder: Table = db.schema.createTable(name);
      for (const [column, kind] of Object.entries(columns)) builder = addColumn(builder, column, kind, engine);
      builder = builder.addPrimaryKeyConstraint(`${name}_key`, [...key]);
      for (const { columns: from, table, key: to } of references) {
        const constraint = `${name}_${from.join('_')}_reference`;
        builder = builder.addForeignKeyConstraint(constraint, ['community', ...from], table, ['community', ...to]);
      }
      await (engine === 'sqlite' ? builder.modifyEnd(sql`strict`) : builder).execute();
    },
    async index(name, table, columns, { unique, where } = {}) {
      const start = unique ? sql`create unique index` : sql`create index`;
      const list = sql.join(columns.map((column) => sql.raw(column)));
      const end = where === undefined ? sql`` : sql` where ${where}`;
      await sql`${start} ${sql.ref(name)} on ${sql.ref(table)} (${list})${end}`.execute(db);
    },
  };
}

function addColumn(builder: Table, name: string, kind: string, engine: Engine) {
  const [declared = '', initial] = kind.split(' = ');
  const nullable = declared.endsWith(' null');
  return builder.addColumn(name, dataType(declared.replace(' null', ''), engine), (column) => {
    const filled = initial === undefined ? column : column.defaultTo(/^\d+$/.test(initial) ? Number(initial) : initial);
    return nullable ? filled : filled.notNull();
  });
}

/** Text compares by code point on both engines, so that pages and cursors agree. */
function dataType(kind: string, engine: Engine): RawBuilder<unknown> {
  if (kind === 'text') return engine === 'postgres' ? sql`text collate "C"` : sql`text`;
  return kind === 'number' && engine === 'postgres' ? sql`bigint` : sql`integer`;
}
