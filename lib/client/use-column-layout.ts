'use client';

import { parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import type { FilterProblem } from '../filters/filter.ts';
import { type ColumnLayout, DEFAULT_LAYOUT, type Density } from '../tables/column-layout.ts';
import { LAYOUT_PARAMETERS, parseColumns, parseLayout, serializeColumns } from '../tables/layout-codec.ts';
import { columnsPreference, densityPreference } from './layout-preferences.ts';
import { usePreference } from './use-preference.ts';

const PARAMETERS = Object.fromEntries(LAYOUT_PARAMETERS.map((name) => [name, parseAsString]));

export type LayoutState = {
  columns: ColumnLayout;
  density: Density;
  /** Whether the address says how the list is shown. The viewer's own layout then stays as it is. */
  fromAddress: boolean;
  /** What the viewer's own columns name that is no more. */
  problems: readonly FilterProblem[];
  /** The same function while changes go to the same place. */
  setColumns: (columns: ColumnLayout) => void;
  setDensity: (density: Density) => void;
  /** Makes what the address says the viewer's own. */
  keep: () => void;
  /** Goes back from the address's layout to the viewer's own. */
  leaveAddress: () => void;
  /** Writes the own columns anew, without what is no more. */
  forgetProblems: () => void;
};

/** How the list is shown: as the address says, else as this browser was told. Changes go where the layout came from. */
export function useColumnLayout(): LayoutState {
  const [values, setValues] = useQueryStates(PARAMETERS, { history: 'replace', scroll: false, shallow: true });
  const [ownText, setOwnText] = usePreference(columnsPreference);
  const [ownDensity, setOwnDensity] = usePreference(densityPreference);
  const { columns: columnsText = null, density: densityText = null } = values;
  const address = useMemo(() => {
    const given = Object.entries({ columns: columnsText, density: densityText });
    return parseLayout(
      new URLSearchParams(given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
    );
  }, [columnsText, densityText]);
  const own = useMemo(() => parseColumns(ownText), [ownText]);

  const columns = address.columns ?? own.layout ?? DEFAULT_LAYOUT;
  const density = address.density ?? ownDensity;
  const isOwn = address.columns === null;
  const setOwn = useCallback((next: ColumnLayout) => setOwnText(serializeColumns(next)), [setOwnText]);
  const setColumns = useCallback(
    (next: ColumnLayout) => (isOwn ? setOwn(next) : void setValues({ columns: serializeColumns(next) })),
    [isOwn, setOwn, setValues],
  );
  const leaveAddress = () => void setValues({ columns: null, density: null });
  return {
    columns,
    density,
    fromAddress: address.columns !== null || address.density !== null,
    problems: own.problems,
    setColumns,
    setDensity: (next) => (address.density === null ? setOwnDensity(next) : void setValues({ density: next })),
    keep: () => {
      setOwn(columns);
      setOwnDensity(density);
      leaveAddress();
    },
    leaveAddress,
    forgetProblems: () => setOwn(own.layout ?? DEFAULT_LAYOUT),
  };
}
