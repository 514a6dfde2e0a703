import {
  columnFacetingFeature,
  columnFilteringFeature,
  createColumnHelper,
  createFacetedRowModel,
  createFacetedUniqueValues,
  createFilteredRowModel,
  createSortedRowModel,
  filterFn_arrHas,
  filterFn_includesString,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_datetime,
  sortFn_text,
  tableFeatures,
} from '@tanstack/react-table';
import type { Session } from '../../../lib/domain/session.ts';

/** The row models that the library itself offers for what our table does. */
export const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  filteredRowModel: createFilteredRowModel(),
  filterFns: { includesString: filterFn_includesString, arrHas: filterFn_arrHas },
  columnFacetingFeature,
  facetedRowModel: createFacetedRowModel(),
  facetedUniqueValues: createFacetedUniqueValues(),
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, datetime: sortFn_datetime, text: sortFn_text },
});

const helper = createColumnHelper<typeof features, Session>();
const toNumber = (text: string | null) => (text === null ? undefined : Number(text));
const time = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const number = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

const timeCell = ({ getValue }: { getValue: () => unknown }) => {
  const iso = getValue();
  return typeof iso === 'string' ? time.format(new Date(iso)) : '';
};
const numberCell = ({ getValue }: { getValue: () => unknown }) => {
  const value = getValue();
  return typeof value === 'number' ? number.format(value) : '';
};

function toIdleSeconds({ idleSince }: Session): number | undefined {
  return idleSince === null ? undefined : (Date.now() - Date.parse(idleSince)) / 1_000;
}

function toUsage({ service, usage }: Session): number | null | undefined {
  return service === 'emr-serverless' ? usage.billed?.vcpuHours : usage.dpuSeconds;
}

/** Those that our table shows, with plain values. */
export const columns = helper.columns([
  helper.accessor('service', { header: 'Service', filterFn: 'arrHas' }),
  helper.accessor((row) => row.name ?? row.id, { id: 'name', header: 'Name' }),
  helper.accessor('state', { header: 'State', filterFn: 'arrHas' }),
  helper.accessor((row) => row.scope.name, { id: 'scope', header: 'Scope', filterFn: 'arrHas' }),
  helper.accessor('owner', { header: 'Owner', filterFn: 'arrHas' }),
  helper.accessor('createdAt', { header: 'Created', sortFn: 'datetime', cell: timeCell }),
  helper.accessor('durationSeconds', { header: 'Duration', cell: numberCell }),
  helper.accessor((row) => toNumber(row.cost.amount), { id: 'cost', header: 'Cost', cell: numberCell }),
  helper.accessor((row) => toNumber(row.burnPerHour.amount), { id: 'burn', header: 'Per hour', cell: numberCell }),
  helper.accessor(toIdleSeconds, { id: 'idle', header: 'Idle for', cell: numberCell }),
  helper.accessor((row) => toNumber(row.idleCost.amount), { id: 'idleCost', header: 'Idle cost', cell: numberCell }),
  helper.accessor('stopsAt', { header: 'Stops in', sortFn: 'datetime', cell: timeCell }),
  helper.accessor(toUsage, { id: 'usage', header: 'Usage', cell: numberCell }),
  helper.accessor('roleArn', { header: 'Role' }),
  helper.accessor('version', { header: 'Version' }),
]);
