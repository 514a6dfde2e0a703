import { buildIfStale } from './build.ts';
import { runShown } from './child.ts';

if (!(await buildIfStale())) process.exit(1);
process.exit(await runShown(process.execPath, ['bench/main.ts', ...process.argv.slice(2)], process.env));
