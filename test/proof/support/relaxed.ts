import { DatabaseSync } from 'node:sqlite';

/** Loaded into a server before it starts, makes SQLite answer before the disk has the data: what must be noticed. */
const exec = DatabaseSync.prototype.exec;
DatabaseSync.prototype.exec = function (sql: string): void {
  exec.call(this, sql.replace(/synchronous\s*=\s*full/i, 'synchronous = normal'));
};
