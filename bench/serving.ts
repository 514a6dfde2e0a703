import type { Figure } from './listing.ts';
import { NEVER, waitUntilKept } from './many-kept.ts';
import { median, openServer } from './processes.ts';

const ROUNDS = 3;
const BETWEEN_MS = 2;
const VIEWERS = 5;
/** Over an answer that was made, whoever asks is shown that one; each of these is made anew. */
const HEAVY = [
  // Takes a fifth of the others' time, so that a turn of the same length is a larger part of it.
  { name: 'overview', path: (round: number) => `/api/overview?from=2020-01-0${round}T00:00:00.000Z`, limit: 0.2 },
  { name: 'radar', path: (round: number) => `/api/radar?from=2020-01-0${round}T00:00:00.000Z`, limit: 0.1 },
  { name: 'idle analysis', path: (round: number) => `/api/idle?from=2020-01-0${round}T00:00:00.000Z`, limit: 0.1 },
];

/** Whether others are served while what takes all rows is made, and what a second viewer of it costs. */
export async function measureServing(endpoint: string, file: string): Promise<Figure[]> {
  const server = await openServer(endpoint, { SPARKTALLY_POLL_SECONDS: NEVER }, `file:${file}`);
  try {
    await waitUntilKept(server.address);
    const figures: Figure[] = [];
    for (const { name, path, limit } of HEAVY) {
      const rounds: { share: number; waitMs: number; ms: number; againMs: number }[] = [];
      for (let round = 1; round <= ROUNDS; round += 1) rounds.push(await probe(server.address, path(round)));
      const { waitMs, ms } = rounds.toSorted((a, b) => a.share - b.share)[Math.floor(ROUNDS / 2)] ?? rounds[0] ?? NONE;
      figures.push(
        {
          name: `longest wait of a probe while the ${name} is made, to the making`,
          measured: waitMs / ms,
          limit,
          detail: `${Math.round(waitMs)} ms of ${Math.round(ms)} ms`,
        },
        {
          name: `${VIEWERS} more viewers of the ${name}, to the first`,
          measured: median(rounds.map((one) => one.againMs / one.ms)),
          limit: 0.05,
          detail: `${Math.round(median(rounds.map(({ againMs }) => againMs)))} ms for all of them`,
        },
      );
    }
    return figures;
  } finally {
    await server.child.stop();
  }
}

const NONE = { waitMs: Number.NaN, ms: Number.NaN };

async function probe(address: string, path: string) {
  let made = false;
  const asking = timed(address, path).finally(() => {
    made = true;
  });
  let waitMs = 0;
  while (!made) {
    waitMs = Math.max(waitMs, await timed(address, '/healthz'));
    await new Promise((wake) => setTimeout(wake, BETWEEN_MS));
  }
  const ms = await asking;
  const startMs = performance.now();
  await Promise.all(Array.from({ length: VIEWERS }, () => timed(address, path)));
  return { share: waitMs / ms, waitMs, ms, againMs: performance.now() - startMs };
}

/** Over a connection of its own: a server that was busy closes one that waited, just when it is used again. */
async function timed(address: string, path: string): Promise<number> {
  const startMs = performance.now();
  const answer = await fetch(address + path, { headers: { Connection: 'close' } });
  await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return performance.now() - startMs;
}
