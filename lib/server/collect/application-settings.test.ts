import { describe, expect, it } from 'vitest';
import type { EmrApplication, EmrApplicationDetail } from '../aws/emr-serverless/native-application.ts';
import { ProblemError } from '../errors.ts';
import { ApplicationSettings } from './application-settings.ts';

const MINUTE_MS = 60_000;
const allocation = { driver: null, executor: null, minExecutors: 2 };
const warm = {
  workerType: 'Driver',
  workers: 1,
  vcpus: 4,
  memoryGb: 16,
  diskGb: 20,
  shuffleOptimised: false,
};

function toApplication(applicationId: string, changes: Partial<EmrApplication> = {}): EmrApplication {
  return {
    applicationId,
    arn: null,
    name: `the ${applicationId}`,
    type: 'Spark',
    state: 'STARTED',
    stateDetails: null,
    releaseLabel: null,
    architecture: 'x86_64',
    createdAt: null,
    updatedAt: '2026-08-20T12:00:00.000Z',
    invalid: [],
    raw: {},
    ...changes,
  };
}

function open() {
  const state = { nowMs: 0, asked: [] as string[], answer: {} as Partial<EmrApplicationDetail>, denied: false };
  const settings = new ApplicationSettings(
    {
      getApplication: async (id) => {
        state.asked.push(id);
        if (state.denied) throw new ProblemError({ kind: 'access_denied', message: 'no' });
        const autoStop = { enabled: true, idleTimeoutMinutes: 15 };
        const told = { tags: {}, initialCapacity: [warm], autoStop, maximumCapacity: null, sessionEnabled: true };
        return { ...toApplication(id), ...told, allocation, ...state.answer };
      },
    },
    () => state.nowMs,
  );
  const list = async (...applications: EmrApplication[]) => {
    settings.beginListing();
    for (const application of applications) settings.remember(application);
    settings.endListing();
    await settings.readIfDue();
  };
  return { settings, state, list };
}

describe('the settings of applications', () => {
  it('are read of started ones, every five minutes, and at once when one changed', async () => {
    const { settings, state, list } = open();
    await list(toApplication('a'), toApplication('b', { state: 'STOPPED' }));
    await list(toApplication('a'));
    expect(state.asked).toEqual(['a']);
    state.nowMs += 5 * MINUTE_MS;
    await list(toApplication('a'));
    await list(toApplication('a', { updatedAt: '2026-08-20T13:00:00.000Z' }));
    expect(state.asked).toEqual(['a', 'a', 'a']);
    expect(settings.allocationsOf('a')).toEqual([allocation]);
    expect(settings.allocationsOf('b')).toEqual([]);
  });

  it('tell what is held ready, and nothing of an application that stopped or went', async () => {
    const { settings, list } = open();
    await list(toApplication('a'));
    expect(settings.standing()).toEqual([
      {
        service: 'emr-serverless',
        scope: { id: 'a', name: 'the a' },
        architecture: 'x86_64',
        workers: [warm],
        reason: null,
      },
    ]);
    await list(toApplication('a', { state: 'STOPPED' }));
    expect(settings.standing()).toEqual([]);
    await list();
    expect(settings.standing()).toEqual([]);
  });

  it('stay in force while applications are listed anew, and where that listing fails', async () => {
    const { settings, list } = open();
    await list(toApplication('a'), toApplication('b'));
    settings.beginListing();
    expect(settings.standing()).toHaveLength(2);
    settings.remember(toApplication('b'));
    // The listing ends here, in an error, and another one begins.
    settings.beginListing();
    expect(settings.standing()).toHaveLength(2);
    expect(settings.allocationsOf('a')).toEqual([allocation]);
  });

  it('that cannot be read are unknown and not none, and a closed door is left alone', async () => {
    const { settings, state, list } = open();
    state.denied = true;
    await list(toApplication('a'));
    state.nowMs += 14 * MINUTE_MS;
    await list(toApplication('a'));
    expect(state.asked).toHaveLength(1);
    expect(settings.standing()).toMatchObject([{ workers: null, reason: 'denied' }]);
  });

  it('without capacity held ready are no line, of which a part makes no sense an unknown one', async () => {
    const none = open();
    none.state.answer = { initialCapacity: [] };
    await none.list(toApplication('a'));
    expect(none.settings.standing()).toEqual([]);
    const torn = open();
    torn.state.answer = { initialCapacity: [], invalid: ['initialCapacity.Driver.workers'] };
    await torn.list(toApplication('a'));
    expect(torn.settings.standing()).toMatchObject([{ workers: null, reason: 'invalid' }]);
  });
});
