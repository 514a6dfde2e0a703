import { runPaginators, type Timing } from './paginators.ts';
import { median, openEstate, openServer, REGION } from './processes.ts';
import { readStream } from './stream.ts';

const ROUNDS = 5;
const DETAIL_ROUNDS = 1;

export type Figure = { name: string; measured: number; limit: number; detail: string };

/** Our stream against the SDK's own paginators, taken turn about in one run; a new server process for every cold listing. */
export async function measureListing(): Promise<Figure[]> {
  const estate = await openEstate('mixed');
  try {
    const listing = await compare(estate.url, false, ROUNDS);
    const details = await compare(estate.url, true, DETAIL_ROUNDS);
    return [
      toFigure('cold listing', listing, ({ listedMs }) => listedMs, 0.15),
      toFigure('first rows', listing, ({ firstRowsMs }) => firstRowsMs, 1.2),
      toFigure('with details', details, ({ detailedMs }) => detailedMs, 0.65),
    ];
  } finally {
    await estate.child.stop();
  }
}

type Pairs = { theirs: Timing[]; ours: Timing[] };

async function compare(endpoint: string, details: boolean, rounds: number): Promise<Pairs> {
  const pairs: Pairs = { theirs: [], ours: [] };
  for (let round = 0; round < rounds; round += 1) {
    const theirs = await runPaginators(endpoint, REGION, details);
    const server = await openServer(endpoint);
    try {
      const ours = await readStream(server.address, details);
      if (ours.sessions < theirs.sessions * 0.99) throw new Error(`${ours.sessions} of ${theirs.sessions} sessions`);
      pairs.theirs.push(theirs);
      pairs.ours.push(ours);
    } finally {
      await server.child.stop();
    }
  }
  return pairs;
}

function toFigure(name: string, { theirs, ours }: Pairs, time: (timing: Timing) => number, limit: number): Figure {
  const their = median(theirs.map(time));
  const our = median(ours.map(time));
  const detail = `${Math.round(our)} ms of ${Math.round(their)} ms, median of ${ours.length}, ${ours[0]?.sessions} sessions`;
  return { name, measured: our / their, limit, detail };
}
