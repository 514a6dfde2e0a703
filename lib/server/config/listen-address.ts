import { VARIABLES } from './variables.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export type ListenAddress = { host: string; port: number };

/**
 * Where the server listens, for the check of the Host header. The start command has refused wrong values before, and
 * Next sets PORT itself when a port was given on its command line; a wrong value here means the default.
 */
export function readListenAddress(env: Environment = process.env): ListenAddress {
  const port = VARIABLES.port.form.safeParse(env.PORT ?? '');
  const host = VARIABLES.host.form.safeParse(env.HOST ?? '');
  return {
    host: host.success ? host.data : VARIABLES.host.unset,
    port: port.success ? port.data : VARIABLES.port.unset,
  };
}
