import { createPreference, isOnOff } from '@/lib/client/preferences.ts';
import type { Density } from '@/lib/tables/column-layout.ts';

/** Row heights in pixels. Fixed, so that a list of any length scrolls without measuring. */
export const ROW_HEIGHT: Record<Density, number> = { compact: 34, comfortable: 48 };
export const CARD_HEIGHT = 116;
export const HEADER_HEIGHT = 34;
export const TOTALS_HEIGHT = 34;

/** Whether the timeline stands above the table. */
export const timelinePreference = createPreference<'on' | 'off'>('timeline', 'on', isOnOff);
