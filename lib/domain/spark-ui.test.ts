import { describe, expect, it } from 'vitest';
import type { Phase } from './phase.ts';
import { PHASES } from './phase.ts';
import { SERVICES, type Service } from './service.ts';
import { toSparkUiOffer } from './spark-ui.ts';

const ENGINE: Record<Service, string> = {
  'emr-serverless': 'emr-7.13.0',
  glue: '5.0',
  athena: 'Apache Spark version 3.5',
};
const offer = (service: Service, phase: Phase, more: Partial<Parameters<typeof toSparkUiOffer>[0]> = {}, on = true) =>
  toSparkUiOffer(
    { service, phase, startedAt: '2026-08-20T12:00:00.000Z', version: ENGINE[service], problem: null, ...more },
    on,
  );

describe('the Spark UI of a session', () => {
  it('is nobody’s as long as it is off', () => {
    for (const service of SERVICES) {
      for (const phase of PHASES) expect(offer(service, phase, {}, false)).toEqual({ state: 'off' });
    }
  });

  it('is live while a session lives, and not there while it starts', () => {
    for (const service of SERVICES) {
      for (const phase of ['ready', 'busy', 'idle', 'degraded', 'stopping'] as const) {
        expect(offer(service, phase)).toEqual({
          state: 'live',
          validMinutes: service === 'emr-serverless' ? 60 : null,
        });
      }
      expect(offer(service, 'starting')).toEqual({ state: 'none', why: 'starting' });
      expect(offer(service, 'unknown')).toMatchObject({ state: 'undocumented', why: 'phase' });
    }
  });

  it('is the history server’s afterwards, where AWS documents one', () => {
    expect(offer('emr-serverless', 'ended')).toEqual({ state: 'history', validMinutes: 60 });
    expect(offer('athena', 'ended')).toEqual({ state: 'history', validMinutes: null });
    expect(offer('glue', 'ended')).toMatchObject({ state: 'undocumented', why: 'ended' });
    expect(offer('emr-serverless', 'failed')).toMatchObject({ state: 'history' });
    expect(offer('emr-serverless', 'failed', { startedAt: null })).toEqual({ state: 'none', why: 'never-started' });
    expect(offer('athena', 'failed', { startedAt: null })).toMatchObject({ state: 'history' });
  });

  it('is documented for one engine of Athena alone', () => {
    for (const version of ['PySpark engine version 3', null, 'AUTO']) {
      expect(offer('athena', 'idle', { version })).toMatchObject({ state: 'undocumented', why: 'engine' });
    }
  });

  it('is not there where AWS does not know the session any more', () => {
    const problem = { kind: 'gone', message: 'AWS no longer knows this session.' } as const;
    expect(offer('glue', 'idle', { problem })).toEqual({ state: 'none', why: 'gone' });
    expect(offer('glue', 'idle', { problem: { ...problem, kind: 'throttled' } })).toMatchObject({ state: 'live' });
  });
});
