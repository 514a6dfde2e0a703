/** What an `aws` command needs to be told to reach the account that a row is of. */
export type CliOptions = { profile: string | null; endpointUrl: string | null };

/** Characters that no shell reads as anything else. */
const PLAIN = /^(?!=)[A-Za-z0-9_./:@%+=,-]+$/;

/** What could change how a pasted line looks or where it ends. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** One word for a POSIX shell, whatever it holds; null for what must not be pasted. */
export function toShellWord(text: string): string | null {
  if (text === '' || UNSEEN.test(text) || !text.isWellFormed()) return null;
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * One line of the AWS command line. `operation` is a service and a verb of it, `options` what follows, in their order.
 * `region` is null for a service that has none. Null where a value holds what must not be pasted into a shell.
 */
export function toAwsCommand(
  operation: string,
  options: Readonly<Record<string, string>>,
  { region, cli }: { region: string | null; cli: CliOptions },
): string | null {
  const words = Object.entries({
    ...options,
    ...(region === null ? {} : { region }),
    ...(cli.profile === null ? {} : { profile: cli.profile }),
    ...(cli.endpointUrl === null ? {} : { 'endpoint-url': cli.endpointUrl }),
  }).map(([name, value]) => {
    const word = toShellWord(value);
    // Joined by `=`, so that an id that begins with a dash is not taken for an option.
    return word === null ? null : `--${name}${value.startsWith('-') ? '=' : ' '}${word}`;
  });
  return words.includes(null) ? null : ['aws', operation, ...words].join(' ');
}
