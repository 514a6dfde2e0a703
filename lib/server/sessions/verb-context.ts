import type { Principal } from '../auth/principal.ts';
import type { Collector } from '../collect/collector.ts';
import type { Prices } from '../cost/prices.ts';

/** What every verb is handed: who asks, what is collected, what prices are in force, what time it is. */
export type VerbContext = { collector: Collector; prices: Prices; principal: Principal; now: () => number };
