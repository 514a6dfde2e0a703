import type { FirstFrame } from '../../stream/frame.ts';
import { createUnpacker } from '../../stream/pack.ts';
import type { SeedRow } from '../session-rows.ts';

/** The rows that the server wrote into the page, in the order of the list. */
export function readFirstRows(frames: readonly FirstFrame[]): SeedRow[] {
  const unpack = createUnpacker();
  return frames.flatMap((frame) => {
    const page = frame.type === 'packed' ? unpack(frame) : frame;
    return page === null ? [] : page.sessions.map((session) => ({ session, source: page.source }));
  });
}
