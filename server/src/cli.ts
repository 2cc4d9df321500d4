import { runCommand } from './cli/command.ts';

const code = await runCommand(process.argv.slice(2), { env: process.env, out: process.stdout, error: process.stderr });
if (code !== undefined) process.exitCode = code;
