import type { Service } from './service.ts';

/** Our word for where a session is in its life, comparable across services. */
export const PHASES = [
  'starting',
  'ready',
  'busy',
  'idle',
  'degraded',
  'stopping',
  'ended',
  'failed',
  'unknown',
] as const;

export type Phase = (typeof PHASES)[number];

/** The states of the services' own models (2026-08), in their order of life. */
export const STATES = {
  'emr-serverless': ['SUBMITTED', 'STARTING', 'STARTED', 'IDLE', 'BUSY', 'TERMINATING', 'TERMINATED', 'FAILED'],
  glue: ['PROVISIONING', 'READY', 'STOPPING', 'STOPPED', 'TIMEOUT', 'FAILED'],
  athena: ['CREATING', 'CREATED', 'IDLE', 'BUSY', 'DEGRADED', 'TERMINATING', 'TERMINATED', 'FAILED'],
} as const satisfies Record<Service, readonly string[]>;

const PHASE_OF_STATE: Record<Service, ReadonlyMap<string, Phase>> = {
  'emr-serverless': new Map([
    ['SUBMITTED', 'starting'],
    ['STARTING', 'starting'],
    ['STARTED', 'ready'],
    ['BUSY', 'busy'],
    ['IDLE', 'idle'],
    ['TERMINATING', 'stopping'],
    ['TERMINATED', 'ended'],
    ['FAILED', 'failed'],
  ]),
  glue: new Map([
    ['PROVISIONING', 'starting'],
    ['READY', 'ready'],
    ['STOPPING', 'stopping'],
    ['STOPPED', 'ended'],
    ['TIMEOUT', 'ended'],
    ['FAILED', 'failed'],
  ]),
  athena: new Map([
    ['CREATING', 'starting'],
    ['CREATED', 'ready'],
    ['BUSY', 'busy'],
    ['IDLE', 'idle'],
    ['DEGRADED', 'degraded'],
    ['TERMINATING', 'stopping'],
    ['TERMINATED', 'ended'],
    ['FAILED', 'failed'],
  ]),
};

/** The phase of a service's own state word; a word not known today is `unknown`, never dropped. */
export function toPhase(service: Service, state: string): Phase {
  return PHASE_OF_STATE[service].get(state) ?? 'unknown';
}

/** Phases in which a session holds, or is about to hold, capacity. An unknown state counts as live: it may still bill. */
export function isLive(phase: Phase): boolean {
  return phase !== 'ended' && phase !== 'failed';
}
