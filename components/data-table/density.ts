import { createPreference } from '@/lib/client/preferences.ts';
import type { Density } from '@/lib/tables/column-layout.ts';

/** Row heights in pixels. Fixed, so that a list of any length scrolls without measuring. */
export const ROW_HEIGHT: Record<Density, number> = { compact: 34, comfortable: 48 };
export const CARD_HEIGHT = 116;
export const HEADER_HEIGHT = 34;
export const TOTALS_HEIGHT = 34;

const isOnOff = (value: string): value is 'on' | 'off' => value === 'on' || value === 'off';

/** Single-key shortcuts can be switched off (WCAG 2.1.4). */
export const shortcutsPreference = createPreference<'on' | 'off'>('shortcuts', 'on', isOnOff);
