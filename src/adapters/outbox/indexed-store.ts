import { inLine, lastNumber, memoryStore, type OutboxRow, type OutboxStore } from './store.ts';

const ROWS = 'entries';
const SCOPE = 'scope';

/**
 * The browser's own database; the page's memory where the browser refuses one, as some do in a private window. Opened
 * when there is something to keep, or when an earlier page has kept something: for most there never is.
 */
export function browserStore(factory: IDBFactory | undefined, name: string): OutboxStore {
  let opening: Promise<OutboxStore> | undefined;
  const open = (): Promise<OutboxStore> => (opening ??= storeIn(factory, name));
  const found = async (): Promise<OutboxStore | undefined> =>
    opening !== undefined || (await exists(factory, name)) ? open() : undefined;
  return {
    list: async (scope) => (await found())?.list(scope) ?? [],
    change: async (...given) => (await open()).change(...given),
    clear: async (scope) => (await found())?.clear(scope),
  };
}

async function storeIn(factory: IDBFactory | undefined, name: string): Promise<OutboxStore> {
  try {
    return factory === undefined ? memoryStore() : indexedStore(await opened(factory, name));
  } catch {
    return memoryStore();
  }
}

/** Whether there is such a database; where the browser does not tell, there may be. */
async function exists(factory: IDBFactory | undefined, name: string): Promise<boolean> {
  try {
    const known = await factory?.databases?.();
    return known?.some((each) => each.name === name) ?? true;
  } catch {
    return true;
  }
}

/** Each change is one transaction of the database, so that tabs never see half of one. */
function indexedStore(database: IDBDatabase): OutboxStore {
  const rowsOf = (rows: IDBObjectStore, scope: string) =>
    answered(rows.index(SCOPE).getAll(scope) as IDBRequest<OutboxRow[]>);
  const write = async (work: (rows: IDBObjectStore) => Promise<void>): Promise<void> => {
    const transaction = database.transaction(ROWS, 'readwrite', { durability: 'strict' });
    const done = completed(transaction);
    try {
      await work(transaction.objectStore(ROWS));
    } catch (thrown) {
      transaction.abort();
      await done.catch(() => undefined);
      throw thrown;
    }
    await done;
  };
  return {
    async list(scope) {
      return inLine(await rowsOf(database.transaction(ROWS).objectStore(ROWS), scope));
    },
    change(scope, id, change) {
      return write(async (rows) => {
        const all = await rowsOf(rows, scope);
        const row = all.find((each) => each.id === id);
        const changed = change(row, lastNumber(all));
        if (changed !== undefined) rows.put(changed);
        else if (row !== undefined) rows.delete([scope, id]);
      });
    },
    clear(scope) {
      return write(async (rows) => {
        for (const key of await answered(rows.index(SCOPE).getAllKeys(scope))) rows.delete(key);
      });
    },
  };
}

async function opened(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const request = factory.open(name, 1);
  request.addEventListener('upgradeneeded', () => {
    const rows = request.result.createObjectStore(ROWS, { keyPath: [SCOPE, 'id'] });
    rows.createIndex(SCOPE, SCOPE);
  });
  const database = await answered(request);
  // Another page that brings a newer shape of it must not wait for this one.
  database.addEventListener('versionchange', () => database.close());
  return database;
}

function answered<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error));
  });
}
