import { isLive } from '../../domain/phase.ts';
import type { Session } from '../../domain/session.ts';
import type { MapContext } from './session-row.ts';

/** Characters that no shell reads as anything else. */
const PLAIN = /^[A-Za-z0-9_./:@%+=,-]+$/;

/** What could change how a pasted line looks or where it ends. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** One word for a POSIX shell, whatever it holds; null for what must not be pasted. */
export function toShellWord(text: string): string | null {
  if (text === '' || UNSEEN.test(text) || !text.isWellFormed()) return null;
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * The `aws` command that ends a live session, with the region and the profile it is read by. Null once it has ended,
 * and where an id holds what must not be pasted into a shell. `operation` is a service and a verb of the command line,
 * `ids` its options.
 */
export function toStopCommand(
  operation: string,
  ids: Readonly<Record<string, string>>,
  { phase }: Pick<Session, 'phase'>,
  { region, cli }: MapContext,
): string | null {
  if (!isLive(phase)) return null;
  const options = Object.entries({
    ...ids,
    region,
    ...(cli.profile === null ? {} : { profile: cli.profile }),
    ...(cli.endpointUrl === null ? {} : { 'endpoint-url': cli.endpointUrl }),
  });
  const words = options.map(([name, value]) => {
    const word = toShellWord(value);
    // Joined by `=`, so that an id that begins with a dash is not taken for an option.
    return word === null ? null : `--${name}${value.startsWith('-') ? '=' : ' '}${word}`;
  });
  return words.includes(null) ? null : ['aws', operation, ...words].join(' ');
}
