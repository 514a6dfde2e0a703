import type { Environment } from './child.ts';

/** Stand in the build where a user's secrets could; a test looks for them in everything the browser is sent. */
export const BUILD_CANARIES = {
  AWS_SECRET_ACCESS_KEY: 'canary-of-the-build-7c1f0e',
  AWS_SESSION_TOKEN: 'canary-of-the-build-b94d52',
  SPARKTALLY_EXTERNAL_ID: 'canary-of-the-build-e03a6b',
};

/** The environment of the build: nothing of the user's AWS set-up can get into what it makes. */
export function buildEnvironment(env: Environment): Environment {
  const kept = Object.entries(env).filter(([name]) => !/^(AWS|SPARKTALLY)_/.test(name) && name !== 'NODE_ENV');
  return { ...Object.fromEntries(kept), ...BUILD_CANARIES, NEXT_TELEMETRY_DISABLED: '1' };
}
