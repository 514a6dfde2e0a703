import type { Resource } from '@/lib/cost/emr-comparison.ts';
import { CAUSES, type CauseId, RESOURCE_LABEL } from './difference.ts';

/** The causes AWS documents, those that fit the direction of this difference first; AWS does not say which applied. */
export function DifferenceCauses({
  causes,
  compared,
}: {
  causes: readonly { cause: CauseId; resources: Resource[] }[];
  compared: boolean;
}) {
  const fitting = new Map(causes.map(({ cause, resources }) => [cause, resources]));
  const all = Object.keys(CAUSES) as CauseId[];
  const ordered = [...all.filter((id) => fitting.has(id)), ...all.filter((id) => !fitting.has(id))];
  return (
    <div className="px-4 py-3">
      <h3 className="font-medium text-ink text-xs">Why billed and total differ</h3>
      <p className="mt-0.5 text-ink-muted text-xs">
        {compared
          ? 'The causes AWS documents; those that can explain these figures are marked. AWS does not report which applied.'
          : 'The causes AWS documents. Both figures are needed to say which can apply.'}
      </p>
      <ul className="mt-2 grid gap-x-6 gap-y-2.5 @3xl:grid-cols-2">
        {ordered.map((id) => (
          <Cause key={id} id={id} resources={fitting.get(id) ?? []} />
        ))}
      </ul>
    </div>
  );
}

function Cause({ id, resources }: { id: CauseId; resources: readonly Resource[] }) {
  const fits = resources.length > 0;
  return (
    <li className="flex gap-2 text-xs">
      <span
        aria-hidden="true"
        className={`mt-1.5 size-1.5 shrink-0 rounded-full ${fits ? 'bg-accent' : 'border border-line-strong'}`}
      />
      <span>
        <span className="font-medium text-ink">{CAUSES[id].title}</span>
        {fits ? (
          <span className="text-accent-strong">
            {' '}
            · can explain {resources.map((resource) => RESOURCE_LABEL[resource].name).join(', ')}
          </span>
        ) : null}
        <span className="block text-ink-muted">{CAUSES[id].text}</span>
      </span>
    </li>
  );
}
