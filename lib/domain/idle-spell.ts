/** What tells of a session's idling: gaps between statements or calculations, or recorded changes of state. */
export type IdleEvidence = 'statements' | 'calculations' | 'transitions';

/**
 * A stretch in which a session was alive and did nothing; epoch milliseconds. `endedBy`: what ended it. `work`: it worked
 * again. `end`: the session ended idle. `open`: it idles still, or nobody looked on.
 */
export type IdleSpell = { fromMs: number; toMs: number; endedBy: 'work' | 'end' | 'open' };

/**
 * What is known of a session's idling within its life (epoch ms). `briefMs`: idle time in pauses too many to name, the
 * shortest of them. `unknownMs`: the part of its life of which nothing tells whether it idled; never taken for either.
 */
export type SessionIdling = {
  evidence: IdleEvidence | null;
  startMs: number;
  endMs: number;
  spells: IdleSpell[];
  briefMs: number;
  unknownMs: number;
};

/** Idle time of a session that is known, in milliseconds. */
export function toIdleMs({ spells, briefMs }: Pick<SessionIdling, 'spells' | 'briefMs'>): number {
  return spells.reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs), briefMs);
}
