import { describe, expect, it } from 'vitest';
import type { EmrApplication, EmrApplicationDetail } from '../aws/emr-serverless/native-application.ts';
import { ApplicationSettings } from './application-settings.ts';

const toApplication = (applicationId: string, changes: Partial<EmrApplication> = {}): EmrApplication => ({
  applicationId,
  arn: null,
  name: `name of ${applicationId}`,
  type: 'Spark',
  state: 'STARTED',
  stateDetails: null,
  releaseLabel: 'emr-7.13.0',
  architecture: 'x86_64',
  createdAt: null,
  updatedAt: '2026-08-20T10:00:00.000Z',
  invalid: [],
  raw: {},
  ...changes,
});

const WORKERS = { workerType: 'Driver', workers: 1, vcpus: 4, memoryGb: 16, diskGb: 20, shuffleOptimised: false };

async function open(...ids: string[]) {
  const asked: string[] = [];
  const gateway = {
    getApplication: async (applicationId: string): Promise<EmrApplicationDetail> => {
      asked.push(applicationId);
      return {
        ...toApplication(applicationId),
        tags: {},
        initialCapacity: [WORKERS],
        autoStop: { enabled: true, idleTimeoutMinutes: 15 },
        allocation: { driver: null, executor: null, minExecutors: 7 },
      };
    },
  };
  const settings = new ApplicationSettings(gateway, () => 0);
  settings.beginListing();
  for (const id of ids) settings.remember(toApplication(id));
  settings.endListing();
  await settings.readIfDue();
  const held = () => settings.standing().map(({ scope, workers }) => [scope.id, workers?.length]);
  return { settings, asked, held };
}

describe('what applications hold ready', () => {
  it('stays known while they are listed anew, and where that listing fails', async () => {
    const { settings, held } = await open('a', 'b');
    settings.beginListing();
    expect(held()).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect(settings.allocationsOf('b')).toMatchObject([{ minExecutors: 7 }]);
    settings.remember(toApplication('b'));
    // The listing ends here, in an error.
    settings.beginListing();
    expect(held()).toHaveLength(2);
  });

  it('goes with an application that a whole listing does not name, or that was stopped', async () => {
    const { settings, held } = await open('a', 'b', 'c');
    settings.beginListing();
    settings.remember(toApplication('b'));
    settings.remember(toApplication('c', { state: 'STOPPED' }));
    settings.endListing();
    expect(held()).toEqual([['b', 1]]);
    expect(settings.allocationsOf('a')).toEqual([]);
  });

  it('is read anew at once when an application changed, and not before it is due otherwise', async () => {
    const { settings, asked } = await open('a', 'b');
    settings.beginListing();
    settings.remember(toApplication('a'));
    settings.remember(toApplication('b', { updatedAt: '2026-08-20T11:00:00.000Z' }));
    settings.endListing();
    await settings.readIfDue();
    expect(asked).toEqual(['a', 'b', 'b']);
  });
});
