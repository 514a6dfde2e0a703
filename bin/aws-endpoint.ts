import { type Child, openChild } from './child.ts';

const MAIN = 'lib/server/demo/main.ts';

/** Starts the embedded AWS endpoint; resolves with its address once it listens, with null when it ended before. */
export async function openAwsEndpoint(
  args: string[],
  add: (child: Child) => Child,
): Promise<{ url: string; child: Child } | null> {
  const listening = Promise.withResolvers<string>();
  const { AWS_ENDPOINT_URL: _, ...env } = process.env;
  const child = add(
    openChild([MAIN, ...args], env, (line) => {
      const url = /http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+/.exec(line)?.[0];
      if (url !== undefined) listening.resolve(url);
    }),
  );
  const url = await Promise.race([listening.promise, child.ended.then(() => null)]);
  return url === null ? null : { url, child };
}
