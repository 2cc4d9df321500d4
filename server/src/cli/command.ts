import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { databaseFailure } from '../db/failure.ts';
import { SettingsError } from '../settings.ts';
import { runBackup } from './backup.ts';
import { runCheck } from './check.command.ts';
import { runExport } from './export.ts';
import { HELP } from './help.ts';
import { runImport } from './import.ts';
import { runMerge, runRename } from './keys.ts';
import { runRestore } from './restore.ts';
import { CommandError } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** What was typed after the name of a command. */
export interface Typed {
  readonly paths: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

interface Command {
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** The fewest and most paths it takes. */
  readonly paths: readonly [least: number, most: number];
  /** What it asks for, where that is not a file. */
  readonly needs?: string;
  run(typed: Typed, terminal: Terminal): Promise<number>;
}

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['import', { options: { from: { type: 'string' }, reject: { type: 'string' } }, paths: [1, 1], run: runImport }],
  ['export', { options: {}, paths: [0, 1], run: runExport }],
  ['check', { options: {}, paths: [0, 0], run: runCheck }],
  ['backup', { options: {}, paths: [1, 1], run: runBackup }],
  ['rename', { options: {}, paths: [2, 2], needs: 'the key of a thread and its new one', run: runRename }],
  ['merge', { options: {}, paths: [2, 2], needs: 'the keys of two threads', run: runMerge }],
  ['restore', { options: { force: { type: 'boolean' } }, paths: [1, 1], run: runRestore }],
]);

/** Runs what was typed and answers the exit code; undefined for the server, which runs until it is stopped. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number | undefined> {
  const [name = 'start', ...rest] = args;
  try {
    if (['--help', '-h', 'help'].includes(name) || rest.includes('--help')) return help(terminal);
    if (name === 'start') return await start(rest);
    const command = COMMANDS.get(name);
    if (command === undefined)
      throw new CommandError(`There is no command "${name}": plein-server --help lists them.`, 2);
    return await command.run(typed(name, command, rest), terminal);
  } catch (error) {
    const { code, sentence } = explain(error);
    terminal.error.write(`${sentence}\n`);
    return code;
  }
}

function help({ out }: Terminal): number {
  out.write(HELP);
  return 0;
}

async function start(rest: readonly string[]): Promise<undefined> {
  if (rest.length > 0) throw new CommandError('start takes nothing more: its settings come from the environment.', 2);
  await import('../main.ts');
}

function typed(name: string, command: Command, args: readonly string[]): Typed {
  const { values, positionals } = parse(name, command, args);
  const [least, most] = command.paths;
  if (positionals.length < least)
    throw new CommandError(`${name} needs ${command.needs ?? 'the path of a file'}: see plein-server --help.`, 2);
  if (positionals.length > most)
    throw new CommandError(`${name} does not take "${positionals[most]}": see plein-server --help.`, 2);
  return { paths: positionals, options: values as Typed['options'] };
}

function parse(name: string, { options }: Command, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('. ');
    throw new CommandError(`${name}: ${reason.replace(/\.$/, '')}. See plein-server --help.`, 2);
  }
}

/** What went wrong, for somebody who did not write this program. */
function explain(error: unknown): { readonly code: 1 | 2; readonly sentence: string } {
  if (error instanceof CommandError) return { code: error.code, sentence: error.message };
  if (error instanceof SettingsError) return { code: 1, sentence: error.problems.join('\n') };
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' && path !== undefined) return { code: 1, sentence: `There is no ${path}.` };
  if (code === 'EACCES' && path !== undefined) return { code: 1, sentence: `${path} may not be opened by this user.` };
  const failure = databaseFailure(error);
  if (failure === 'full') return { code: 1, sentence: 'The disk of the database is full: make room and try again.' };
  const reason = error instanceof Error ? error.message : String(error);
  if (failure === 'away')
    return { code: 1, sentence: `The database does not answer (${reason}): check PLEIN_DATABASE_URL.` };
  return { code: 1, sentence: `It failed: ${reason}.` };
}
