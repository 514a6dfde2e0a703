import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { MissingField } from './missing-field.tsx';
import { PropertyTable } from './property-table.tsx';

export function SessionTags({ session }: { session: SessionDetail }) {
  const rows = Object.entries(session.tags ?? {}).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return (
    <Panel title="Tags">
      {session.tags === null ? (
        <MissingField session={session} field="tags" />
      ) : rows.length === 0 ? (
        <MissingValue>this session has no tags</MissingValue>
      ) : (
        <PropertyTable caption="Tags" rows={rows} />
      )}
    </Panel>
  );
}
