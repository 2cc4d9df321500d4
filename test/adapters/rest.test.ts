import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { rest } from '../../src/adapters/rest/rest.ts';
import { conformance, type Subject } from '../../src/testing/testing.ts';
import type { TransferRecord } from '../../src/transfer/record.model.ts';
import { importRecords } from '../../server/src/transfer/import.ts';
import {
  ENGINES,
  ISSUER,
  ORIGIN,
  startTestServer,
  type TestEngine,
  type TestServer,
} from '../server/support/server.ts';

for (const engine of ENGINES) {
  conformance(`rest, against the real server on ${engine},`, () => open(engine), {
    runner: { after, before, describe, it },
  });
}

async function open(engine: TestEngine): Promise<Subject> {
  const server = await startTestServer({ engine });
  return {
    page: `${ORIGIN}/a-page`,
    open: () => rest({ src: server.url }),
    as: (member) => () => server.tokenFor(member, { name: undefined }),
    seed: (records) => seed(server, records),
    cleanup: () => server.stop(),
  };
}

/** The members of the fixture are those of this server's login. */
async function seed({ services, settings }: TestServer, records: readonly TransferRecord[]): Promise<void> {
  const known = records.map((record) =>
    record.type === 'member' ? { ...record, identities: [{ issuer: ISSUER, subject: record.id }] } : record,
  );
  const items = known.map((record, index) => ({ source: 'fixture', number: index + 1, record }));
  const report = await importRecords({
    databases: services.databases,
    community: settings.community,
    clock: services.clock,
    source: { fingerprint: 'fixture', items: () => Readable.from(items) },
    refused: async (rejects) => assert.deepEqual(rejects, []),
  });
  assert.equal(report.read, records.length);
}
