import { parseConfig } from '../lib/server/config.ts';
import { openAppServer, toAddress, waitUntilReady } from './app-server.ts';
import { buildIfStale } from './build.ts';
import { describePortProblem, findPortProblem } from './port.ts';
import { fail, openStopper } from './until-stopped.ts';

const parsed = parseConfig(process.env);
if ('errors' in parsed) fail(parsed.errors.join('\n'));
const { config } = parsed;
const taken = await findPortProblem(config.host, config.port);
if (taken !== null) fail(describePortProblem(taken, config.host, config.port, 'npm start'));
if (!(await buildIfStale())) process.exit(1);
const stopper = openStopper();
const app = stopper.add(openAppServer(config, process.env));
if (await waitUntilReady(config, app)) {
  process.stdout.write(`Sparktally: ${toAddress(config)}   (Ctrl-C ends it)\n`);
}
