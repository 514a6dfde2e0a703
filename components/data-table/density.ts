import { createPreference, isOnOff } from '@/lib/client/preferences.ts';

export const DENSITIES = ['compact', 'comfortable'] as const;
export type Density = (typeof DENSITIES)[number];

/** Row heights in pixels. Fixed, so that a list of any length scrolls without measuring. */
export const ROW_HEIGHT: Record<Density, number> = { compact: 34, comfortable: 48 };
export const CARD_HEIGHT = 116;
export const HEADER_HEIGHT = 34;
export const TOTALS_HEIGHT = 34;

const isDensity = (value: string): value is Density => DENSITIES.some((density) => density === value);

export const densityPreference = createPreference<Density>('density', 'compact', isDensity);

const isColumnList = (value: string): value is string => /^[a-z,]*$/i.test(value);

/** Ids of hidden columns joined by commas; empty for the table's own default. `none` hides nothing. */
export const hiddenColumnsPreference = createPreference<string>('hidden-columns', '', isColumnList);

/** Whether the timeline stands above the table. */
export const timelinePreference = createPreference<'on' | 'off'>('timeline', 'on', isOnOff);
