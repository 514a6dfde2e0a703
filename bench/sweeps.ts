import { countCalls, LIVE, openAthena, openEmr, SWEEPS } from '../lib/server/collect/steady-sweeps.fixture.ts';
import type { Figure } from './listing.ts';

const [FEW, MANY] = [1_000, 100_000];

/** Calls of a steady sweep with many sessions known, to those with few: what is known must not cost calls. */
export async function measureSweeps(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, open] of [
    ['EMR Serverless', openEmr],
    ['Athena', openAthena],
  ] as const) {
    const few = await countCalls(open(FEW));
    const many = await countCalls(open(MANY));
    const detail = `${many} of ${few} calls in ${SWEEPS} sweeps, ${MANY} and ${FEW} sessions known, ${LIVE} of them live`;
    figures.push({ name: `calls of a steady sweep, ${name}`, measured: many / few, limit: 1.05, detail });
  }
  return figures;
}
