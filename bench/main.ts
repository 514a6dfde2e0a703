import { cpus } from 'node:os';
import { measureAccounts } from './accounts.ts';
import { measureFirstLoad } from './first-load.ts';
import { type Figure, measureListing } from './listing.ts';
import { measureMoney } from './money.ts';
import { measureRestart } from './restart.ts';
import { measureSessionPage } from './session-page.ts';
import { measureSweeps } from './sweeps.ts';
import { measureTable } from './table.ts';
import { measureUsage } from './usage.ts';

const BENCHMARKS: Record<string, () => Promise<Figure[]>> = {
  listing: measureListing,
  'first-load': measureFirstLoad,
  money: measureMoney,
  sweeps: measureSweeps,
  accounts: measureAccounts,
  usage: measureUsage,
  restart: measureRestart,
  table: measureTable,
  'session-page': measureSessionPage,
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in BENCHMARKS));
if (unknown !== undefined) {
  process.stderr.write(
    `There is no benchmark ${unknown}: give ${Object.keys(BENCHMARKS).join(' or ')}, or none for all.\n`,
  );
  process.exit(1);
}
process.stdout.write(`Node ${process.version}, ${cpus().length} cores\n`);
let failed = 0;
for (const [name, measure] of Object.entries(BENCHMARKS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const { name: figure, measured, limit, detail } of await measure()) {
    const verdict = measured <= limit ? 'reached' : 'MISSED';
    if (measured > limit) failed += 1;
    process.stdout.write(`${figure}: ${measured.toFixed(3)} (limit ${limit}) ${verdict} — ${detail}\n`);
  }
}
process.exit(failed === 0 ? 0 : 1);
