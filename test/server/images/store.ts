import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';

/** A store that speaks S3, on this machine, with one empty bucket. */
export async function startStore() {
  const folder = await mkdtemp(join(tmpdir(), 'plein-s3-'));
  const store = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'plein' }],
  });
  const { port } = await store.run();
  return {
    setting: {
      PLEIN_IMAGES: `s3://plein/pictures/of?endpoint=http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: 'S3RVER',
      AWS_SECRET_ACCESS_KEY: 'S3RVER',
    },
    async close(): Promise<void> {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
