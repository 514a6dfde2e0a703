import { readConfig } from '../config.ts';

/** Whether the process was started over the embedded endpoint: known before any source has answered. */
export function isDemo(): boolean {
  return readConfig().demo;
}
