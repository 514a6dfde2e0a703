import 'server-only';
import type { Packer } from '../stream/pack.ts';
import type { Principal } from './auth/principal.ts';
import type { Config } from './config.ts';
import type { VerbContext } from './sessions/verb-context.ts';

const KEY = Symbol.for('sparktally');

export type ServerContext = Omit<VerbContext, 'principal' | 'showCode' | 'now'> & { config: Config; packer: Packer };

type Holder = { [KEY]?: Promise<ServerContext> };

/**
 * What belongs to the process: one limiter, one client a service, one sweep a source. Next loads this module once for
 * each of its bundles, so it hangs on the process itself, and the AWS SDK behind it is loaded by the first to ask alone.
 */
export function serverContext(): Promise<ServerContext> {
  const holder: Holder & typeof globalThis = globalThis;
  holder[KEY] ??= import('./open-context.ts').then(({ openContext }) => openContext());
  return holder[KEY];
}

export async function verbContext(principal: Principal): Promise<VerbContext> {
  const { config, ...context } = await serverContext();
  return { ...context, principal, showCode: config.showCode, now: Date.now };
}
