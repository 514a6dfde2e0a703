import { parseDemoArguments } from './arguments.ts';
import { openEndpoint } from './endpoint.ts';

/** Runs the embedded AWS endpoint alone: one line on stdout when it is ready, one sentence on stderr and exit code 1 when it cannot be. */
async function main(): Promise<void> {
  const options = parseDemoArguments(process.argv.slice(2));
  if ('error' in options) throw new Error(options.error);
  const endpoint = await openEndpoint({ ...options, arrivals: true }).catch((error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
    throw new Error(
      taken
        ? `Port ${options.port} on 127.0.0.1 cannot be used (${error.code}); choose another with --port.`
        : error.message,
    );
  });
  const regions = endpoint.estate.regions.map(({ region }) => region).join(', ');
  process.stdout.write(
    `Demo AWS endpoint ready at ${endpoint.url} (regions ${regions}; account ${endpoint.estate.account})\n`,
  );
  const stop = (): void => {
    endpoint.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
