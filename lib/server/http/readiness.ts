import { readConfig } from '../config.ts';
import { shutdownSignal } from '../shutdown.ts';

/** Whether new requests are welcome: the configuration holds and the process is not ending. AWS does not matter here. */
export function isReady(): boolean {
  if (shutdownSignal().aborted) return false;
  try {
    readConfig();
    return true;
  } catch {
    return false;
  }
}
