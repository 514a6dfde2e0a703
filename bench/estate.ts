import { openEndpoint } from '../lib/server/demo/endpoint.ts';
import { ESTATES, isEstateName } from './estates.ts';

const name = process.argv[2] ?? '';
if (!isEstateName(name)) throw new Error(`there is no estate ${name}`);
const endpoint = await openEndpoint({ seed: 1, ...ESTATES[name] });
process.stdout.write(`${endpoint.url}\n`);
