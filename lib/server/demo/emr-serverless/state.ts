import { idleSinceMs, type Life, type Moment, momentOf } from '../estate/life.ts';

/** The states of the model, in the order in which a listing of several of them is grouped. */
export const EMR_STATES = [
  'SUBMITTED',
  'STARTING',
  'STARTED',
  'IDLE',
  'BUSY',
  'FAILED',
  'TERMINATING',
  'TERMINATED',
] as const;

export type EmrState = (typeof EMR_STATES)[number];

const SUBMITTED_MS = 6_000;

const STATE_OF: Record<Moment, EmrState> = {
  starting: 'STARTING',
  fresh: 'STARTED',
  busy: 'BUSY',
  idle: 'IDLE',
  stopping: 'TERMINATING',
  ended: 'TERMINATED',
  failed: 'FAILED',
};

export function emrStateOf(life: Life, nowMs: number): EmrState {
  const moment = momentOf(life, nowMs);
  return moment === 'starting' && nowMs - life.createdMs < SUBMITTED_MS ? 'SUBMITTED' : STATE_OF[moment];
}

const FAILURES = [
  'Session failed.',
  'Session failed to start: worker launch failed because subnet subnet-0a1b2c3d4e5f60718 has insufficient free IP addresses.',
  'Session failed: the driver exited with code 137 (out of memory). Increase spark.driver.memory.',
  'Session failed: User: arn:aws:sts::210987654321:assumed-role/EMRServerlessRuntime is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::example-artifacts/jars/udf.jar".',
  'Session failed to start: ApplicationMaxCapacityExceededException: worker could not be allocated as the application has exceeded maximumCapacity settings.',
];

/** What the service says about the state; it never leaves it empty. */
export function emrStateDetails(life: Life, state: EmrState, index: number, idleTimeoutMinutes: number): string {
  if (state === 'FAILED') {
    const choices = life.startedMs === null ? [0, 1, 4] : [0, 2, 3];
    return FAILURES[choices[index % choices.length] ?? 0] ?? 'Session failed.';
  }
  if (state === 'TERMINATED' || state === 'TERMINATING') {
    if (life.ending === 'idle-timeout')
      return `Session was terminated after being idle for ${idleTimeoutMinutes} minutes.`;
    if (life.ending === 'lifetime') return 'Session was terminated after reaching the maximum duration of 24 hours.';
    return 'Session was terminated by user request.';
  }
  return `Session is ${state.toLowerCase()}.`;
}

/** EMR tells `idleSince` only while the session idles. */
export function emrIdleSince(life: Life, nowMs: number): number | null {
  return emrStateOf(life, nowMs) === 'IDLE' ? idleSinceMs(life, nowMs) : null;
}
