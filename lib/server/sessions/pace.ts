import { setImmediate as turn } from 'node:timers/promises';

/** As long as one request may keep the others waiting at a time, with room for the row that is just being worked on. */
const SLICE_MS = 8;

export type Pace = {
  /** Whether it is time to let others be served; cheap enough to be asked at every row. */
  isDue(): boolean;
  /** One turn of the event loop. */
  rest(): Promise<void>;
};

/** For work over all rows, which may take seconds: `if (pace.isDue()) await pace.rest()` after each. */
export function openPace(): Pace {
  let sinceMs = performance.now();
  return {
    isDue: () => performance.now() - sinceMs >= SLICE_MS,
    async rest() {
      await turn();
      sinceMs = performance.now();
    },
  };
}
