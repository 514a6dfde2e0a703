import { openAwsEndpoint } from './aws-endpoint.ts';
import { describePortProblem, findPortProblem } from './port.ts';
import { fail, openStopper } from './until-stopped.ts';

const HOST = '127.0.0.1';
const DEFAULT_PORT = 4566;

const given = process.argv.slice(2);
const place = given.indexOf('--port');
const port = place === -1 ? DEFAULT_PORT : Number(given[place + 1]);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  fail(`--port ${given[place + 1] ?? ''} is not allowed: give a port from 0 to 65535, where 0 takes any free one.`);
}
const taken = port === 0 ? null : await findPortProblem(HOST, port);
if (taken !== null) {
  const sentence = describePortProblem(taken, HOST, port, '');
  fail(sentence.replace(/as in PORT=(\d+) \.$/, 'as in npm run demo:aws -- --port $1.'));
}
const others = place === -1 ? given : given.toSpliced(place, 2);
const stopper = openStopper();
const endpoint = await openAwsEndpoint(['--port', String(port), ...others], stopper.add);
if (endpoint === null) await stopper.stop(1);
else {
  process.stdout.write(
    [
      `The embedded AWS endpoint: ${endpoint.url}   (Ctrl-C ends it)`,
      'Any keys will do, for example:',
      `  AWS_ACCESS_KEY_ID=demo AWS_SECRET_ACCESS_KEY=demo AWS_REGION=us-east-1 aws glue list-sessions --endpoint-url ${endpoint.url}`,
      '',
    ].join('\n'),
  );
}
