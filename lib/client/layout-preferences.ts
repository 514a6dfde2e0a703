import { DENSITIES, type Density } from '../tables/column-layout.ts';
import { createPreference } from './preferences.ts';

const isColumns = (value: string): value is string => /^[a-z0-9*:,]{1,1000}$/i.test(value);

/** The viewer's own columns, as `columns=` writes them. */
export const columnsPreference = createPreference<string>('columns', 'default', isColumns);

const isDensity = (value: string): value is Density => DENSITIES.some((density) => density === value);

export const densityPreference = createPreference<Density>('density', 'compact', isDensity);
