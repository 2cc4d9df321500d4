/** Loaded into a server started with `--expose-gc`: collects garbage when told, so that memory can be compared. */
process.on('SIGUSR2', () => (globalThis as { gc?: () => void }).gc?.());
