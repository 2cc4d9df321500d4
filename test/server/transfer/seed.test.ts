import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { seed } from '../../../demo/seed/seed.ts';
import { checkDatabase } from '../../../server/src/cli/check.ts';
import { jsonLinesSource, recordSource } from '../../../server/src/transfer/json-lines.ts';
import type { TransferRecord } from '../../../src/transfer/record.model.ts';
import { COMMUNITY, ENGINES } from '../support/server.ts';
import { exported, freshDatabases, freshFolder, importFrom } from './support.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');

describe("import and export of the demo company's community", () => {
  for (const engine of ENGINES) {
    it(`takes every kind of record, each of them (${engine})`, async () => {
      const databases = await freshDatabases(engine);
      const records = [...seed(NOW)];
      const { report, rejects } = await importFrom(databases, recordSource(records));
      assert.deepEqual(rejects, []);
      const counts = Object.groupBy(records, ({ type }) => type);
      for (const [type, of] of Object.entries(counts)) {
        assert.equal(report.added[type as TransferRecord['type']], type === 'community' ? 0 : of.length, type);
      }
      assert.deepEqual(await checkDatabase(databases, COMMUNITY), []);
    });

    it(`comes back the same from its export (${engine})`, async () => {
      const databases = await freshDatabases(engine);
      await importFrom(databases, recordSource(seed(NOW)));
      const first = await exported(databases);
      const file = join(await freshFolder(), 'export.jsonl');
      writeFileSync(file, first);
      const again = await freshDatabases(engine);
      const { rejects } = await importFrom(again, await jsonLinesSource(file));
      assert.deepEqual(rejects, []);
      assert.equal(await exported(again), first);
      assert.deepEqual(await checkDatabase(again, COMMUNITY), []);
    });
  }

  it('exports the same bytes from both databases', async () => {
    const texts = [];
    for (const engine of ENGINES) {
      const databases = await freshDatabases(engine);
      await importFrom(databases, recordSource(seed(NOW)));
      texts.push(await exported(databases));
    }
    assert.equal(texts[0], texts[1]);
  });
});
