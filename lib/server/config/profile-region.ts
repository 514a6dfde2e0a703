import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The `region` that the shared AWS configuration gives the profile; null when the file, the profile or the line is not
 * there. Sections and names: https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export function findProfileRegion(text: string, profile: string): string | null {
  let inside = false;
  for (const line of text.split(/\r?\n/)) {
    const section = /^\s*\[\s*(?:profile\s+)?["']?([^\]"']+?)["']?\s*\]/.exec(line);
    if (section !== null) inside = section[1] === profile;
    // A nested setting stands under another one and is indented; it is not the profile's own region.
    const setting = /^region\s*=\s*(\S+)/.exec(line);
    if (inside && setting?.[1] !== undefined) return setting[1];
  }
  return null;
}

/** The region of `AWS_PROFILE` (else `default`) in the shared AWS configuration file; null when there is none. */
export function readProfileRegion(env: Environment): string | null {
  const home = env.HOME || homedir();
  const path = env.AWS_CONFIG_FILE || join(home, '.aws', 'config');
  try {
    return findProfileRegion(readFileSync(/* turbopackIgnore: true */ path, 'utf8'), env.AWS_PROFILE || 'default');
  } catch {
    return null;
  }
}
