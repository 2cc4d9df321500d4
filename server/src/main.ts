import { startServer } from './server.ts';
import { SettingsError, loadSettings } from './settings.ts';

/** Starts the server by the environment and stops it, once, when asked to. */
async function main(): Promise<void> {
  const server = await startServer(loadSettings(process.env));
  const stop = async (code: number): Promise<void> => {
    await server.stop();
    process.exit(code);
  };
  process.once('SIGTERM', () => void stop(0));
  process.once('SIGINT', () => void stop(0));
  const { log } = server.services;
  process.on('unhandledRejection', (error) => log.error({ error }, 'nobody waited for this failure'));
  process.on('uncaughtException', (error) => {
    // Nobody knows what state this left behind: what is in flight is finished, then whoever watches starts it again.
    log.fatal({ error }, 'stopping after a failure that nobody caught');
    void stop(1);
  });
}

main().catch((error: unknown) => {
  const told = error instanceof SettingsError ? error.problems.join('\n') : describe(error);
  process.stderr.write(`${told}\n`);
  process.exit(1);
});

function describe(error: unknown): string {
  const { code } = error as { code?: unknown };
  if (code === 'EADDRINUSE') return 'The port is taken: set PORT to another one, or stop what is using it.';
  const reason = error instanceof Error ? error.message : String(error);
  return `The server did not start: ${reason}. Check that PLEIN_DATABASE_URL names a database that this process may open.`;
}
