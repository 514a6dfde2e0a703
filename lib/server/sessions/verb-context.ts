import type { Principal } from '../auth/principal.ts';
import type { Collector } from '../collect/collector.ts';

/** What every verb is handed: who asks, what is collected, what time it is. */
export type VerbContext = { collector: Collector; principal: Principal; now: () => number };
