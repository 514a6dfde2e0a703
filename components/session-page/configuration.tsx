import type { ReactNode } from 'react';
import { Fact, Facts } from '@/components/ui/facts.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { MaskedText } from './masked.tsx';
import { PropertyTable } from './property-table.tsx';
import { type Classification, readText } from './read-detail.ts';

/** A heading with a configuration under it. */
export function ConfigurationPart({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div className="border-line border-t px-4 py-3 first:border-t-0">
      <h3 className="mb-1 font-medium text-ink text-xs">{title}</h3>
      {children}
    </div>
  );
}

/** Names and values of one map, or that there are none. */
export function PropertiesPart({ title, rows }: { title: string; rows: readonly (readonly [string, string])[] }) {
  return (
    <ConfigurationPart title={title}>
      {rows.length === 0 ? <MissingValue>not set</MissingValue> : <PropertyTable caption={title} rows={rows} />}
    </ConfigurationPart>
  );
}

/** Classifications, each with those nested in it. */
export function Classifications({ list }: { list: readonly Classification[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {list.map((item) => (
        <li key={item.id}>
          <p className="font-mono text-service-emr-serverless text-xs">{item.name}</p>
          <div className="ml-1 border-line border-l pl-3">
            {item.properties.length === 0 ? null : <PropertyTable caption={item.name} rows={item.properties} />}
            {item.nested.length === 0 ? null : <Classifications list={item.nested} />}
            {item.properties.length + item.nested.length === 0 ? <MissingValue>empty</MissingValue> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** One plain value of AWS's answer, masked parts shown as such; `not set` where the answer has none. */
export function AnswerFact({ name, value }: { name: string; value: unknown }) {
  const text = readText(value);
  return <Fact name={name}>{text === null ? <MissingValue>not set</MissingValue> : <MaskedText text={text} />}</Fact>;
}

export function ConfigurationPanel({ facts, children }: { facts: ReactNode; children: ReactNode }) {
  return (
    <Panel title="Configuration" flush>
      <div className="px-4 py-2">
        <Facts>{facts}</Facts>
      </div>
      {children}
    </Panel>
  );
}

/** What stands in the place of a configuration that is on its way, or could not be read. */
export function NoConfiguration({ loading }: { loading: boolean }) {
  return (
    <Panel title="Configuration">
      {loading ? (
        <div role="status" aria-label="Loading the configuration" className="flex flex-col gap-2.5">
          <Skeleton className="h-3.5 w-2/3" />
          <Skeleton className="h-3.5 w-1/2" />
          <Skeleton className="h-3.5 w-3/5" />
        </div>
      ) : (
        <MissingValue>not read: only the row of the list is known</MissingValue>
      )}
    </Panel>
  );
}
