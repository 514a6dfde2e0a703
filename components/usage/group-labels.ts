import type { SwatchFill } from '@/components/charts/swatch.tsx';
import { SERVICE_LOOK } from '@/components/overview/service-look.ts';
import { PHASES } from '@/lib/domain/phase.ts';
import { isService, SERVICE_LABEL } from '@/lib/domain/service.ts';
import type { UsageGroup, UsageSeriesRow } from '@/lib/domain/usage-series.ts';

type Row = Pick<UsageSeriesRow, 'value' | 'rest'>;

export const GROUP_LABEL: Record<Exclude<UsageGroup, `tag:${string}`>, string> = {
  service: 'Service',
  state: 'State',
  phase: 'Phase',
  owner: 'Owner',
  scope: 'Scope',
  worker: 'Worker type',
  role: 'Role',
  version: 'Version',
};

/** The name of a grouping; a tag by its key. */
export function toGroupName(group: UsageGroup): string {
  return isTagGroup(group) ? `Tag ${group.slice(4)}` : GROUP_LABEL[group];
}

export function isTagGroup(group: UsageGroup): group is `tag:${string}` {
  return group.startsWith('tag:');
}

const NO_VALUE: Partial<Record<UsageGroup, string>> = { owner: 'no owner known', worker: 'worker type not reported' };

/** A short, readable name for one series: ARNs by their last part, services by their title. */
export function toGroupLabel(group: UsageGroup, row: Row): string {
  if (row.rest) return 'other';
  if (row.value === null) return isTagGroup(group) ? `no tag ${group.slice(4)}` : (NO_VALUE[group] ?? 'not reported');
  if (group === 'service' && isService(row.value)) return SERVICE_LABEL[row.value];
  if ((group === 'role' || group === 'owner') && row.value.startsWith('arn:')) {
    return row.value.slice(row.value.lastIndexOf('/') + 1) || row.value;
  }
  if (group === 'scope' && row.value === '-') return 'whole account';
  return row.value;
}

/** Series colours of a plain grouping; defined for both themes in components/charts/palette.css. */
const PALETTE_SIZE = 9;

const PHASE_OF_GLUE_STATE: Readonly<Record<string, string>> = {
  PROVISIONING: 'starting',
  READY: 'ready',
  STOPPING: 'stopping',
  STOPPED: 'ended',
  TIMEOUT: 'idle',
  FAILED: 'failed',
};

/** The colour of one series: services, phases and states keep theirs everywhere, others take the palette in order. */
export function toGroupColor(group: UsageGroup, row: Row, index: number): string {
  if (row.rest) return 'var(--series-rest)';
  if (row.value === null) return 'var(--series-none)';
  if (group === 'service' && isService(row.value)) return `var(--service-${row.value})`;
  if (group === 'phase' && PHASES.some((phase) => phase === row.value)) return `var(--phase-${row.value})`;
  const phase = group === 'state' ? PHASE_OF_GLUE_STATE[row.value] : undefined;
  if (phase !== undefined) return `var(--phase-${phase})`;
  return `var(--series-${(index % PALETTE_SIZE) + 1})`;
}

const TEXTURES: readonly SwatchFill[] = ['solid', 'striped', 'speckled'];

/** The texture of one series: neighbours of a stack differ, services keep theirs, and what has no value is dotted. */
export function toGroupFill(group: UsageGroup, row: Row, index: number): SwatchFill {
  if (row.rest) return 'solid';
  if (row.value === null) return 'dotted';
  if (group === 'service' && isService(row.value)) return SERVICE_LOOK[row.value].fill;
  return TEXTURES[index % TEXTURES.length] ?? 'solid';
}
