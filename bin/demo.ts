import { parseConfig } from '../lib/server/config.ts';
import { openAppServer, toAddress, waitUntilReady } from './app-server.ts';
import { openAwsEndpoint } from './aws-endpoint.ts';
import { buildIfStale } from './build.ts';
import { DEMO_REGIONS, demoEnvironment, openDemoDatabase } from './demo-environment.ts';
import { describePortProblem, findPortProblem } from './port.ts';
import { fail, openStopper } from './until-stopped.ts';

// Checked before anything is started; the endpoint's real address follows when it listens.
const database = openDemoDatabase();
const checked = parseConfig(demoEnvironment(process.env, 'http://127.0.0.1:4566', DEMO_REGIONS, database));
if ('errors' in checked) fail(checked.errors.join('\n'));
const { config } = checked;
const taken = await findPortProblem(config.host, config.port);
if (taken !== null) fail(describePortProblem(taken, config.host, config.port, 'npm run demo'));
if (!(await buildIfStale())) process.exit(1);
const stopper = openStopper();
const endpoint = await openAwsEndpoint(['--port', '0', ...process.argv.slice(2)], stopper.add);
if (endpoint === null) await stopper.stop(1);
else {
  const app = stopper.add(openAppServer(config, demoEnvironment(process.env, endpoint.url, DEMO_REGIONS, database)));
  if (await waitUntilReady(config, app)) {
    process.stdout.write(`Sparktally with demo data: ${toAddress(config)}   (Ctrl-C ends it)\n`);
  }
}
