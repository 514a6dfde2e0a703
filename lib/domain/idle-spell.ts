/** What tells of a spell of idling: gaps between statements or calculations, or recorded changes of state. */
export type IdleEvidence = 'statements' | 'calculations' | 'transitions';

/**
 * A stretch in which a session was alive and did nothing; epoch milliseconds. `then`: what ended it. `work`: it worked
 * again. `end`: the session ended idle. `open`: it idles still, and `toMs` is the moment of the reading.
 */
export type IdleSpell = { fromMs: number; toMs: number; then: 'work' | 'end' | 'open' };

/**
 * What is known of a session's idling. `unknownMs` is the part of its life of which nothing tells whether it idled; never
 * taken for 0 and never for idling.
 */
export type SessionIdling = { evidence: IdleEvidence | null; spells: IdleSpell[]; unknownMs: number };
