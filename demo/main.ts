import { SettingsError } from '../server/src/settings.ts';
import { findRealData, importRealData } from './real-data.ts';
import { startDemo } from './server.ts';
import { demoSettings } from './settings.ts';
import type { DemoSettings } from './settings.ts';

/** Starts the demo, says where it is, brings the real community in beside it, and stops when asked to. */
async function main(): Promise<void> {
  const settings = await demoSettings(process.env);
  const demo = await startDemo(settings);
  const importing = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      importing.abort();
      void demo.stop().then(() => process.exit(0));
    });
  }
  say(`Plein is open at ${demo.url}`);
  say('Sign in at the top right as anyone, then try /wulp (talk and vote), /events (take a seat) and /community.');
  await bringRealData(settings, importing.signal);
}

async function bringRealData(settings: DemoSettings, signal: AbortSignal): Promise<void> {
  const folder = findRealData(process.env);
  if (folder === undefined) return;
  const { databaseUrl, token } = settings.server;
  const environment = {
    ...process.env,
    PLEIN_DATABASE_URL: databaseUrl,
    PLEIN_TOKEN_ISSUER: token.issuer,
    PLEIN_TOKEN_SECRET: new TextDecoder().decode(settings.secret),
  };
  const done = await importRealData(folder, environment, signal);
  if (!done && !signal.aborted) say(`The real community in ${folder} could not be imported; /archive says how to try.`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  const { code } = error as NodeJS.ErrnoException;
  const told =
    error instanceof SettingsError
      ? error.problems.join('\n')
      : code === 'EADDRINUSE'
        ? 'The port is taken: set PORT to another one, or stop what is using it.'
        : `The demo did not start: ${error instanceof Error ? error.message : String(error)}`;
  process.stderr.write(`${told}\n`);
  process.exit(1);
});
