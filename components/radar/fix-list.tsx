import { CodeBlock } from '@/components/ui/code-block.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import type { RadarFinding } from '@/lib/domain/radar.ts';
import { FIX_TITLE, type RadarOf, toFixNote } from './radar-words.ts';

/** The lines to paste, for the dearest of what was found. Sparktally itself changes nothing. */
export function FixList({ finding, of }: { finding: RadarFinding; of: RadarOf }) {
  const { fixes, found } = finding;
  if (fixes.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium text-ink text-xs">
        {of === 'session' || found === 1 || finding.rule === 'shared-role'
          ? 'What mends it'
          : 'What mends it, for the dearest'}
      </h3>
      {fixes.map((fix) => {
        const note = toFixNote(finding, fix.what);
        return (
          <div key={fix.what}>
            <p className="mb-1 text-ink-muted text-xs">
              {FIX_TITLE[fix.what]}
              {note === null ? '.' : `. ${note}`}
            </p>
            {fix.command === null ? (
              <MissingValue>Its id cannot be typed into a shell safely: use the console of the service.</MissingValue>
            ) : (
              <CodeBlock text={fix.command} label={`the command: ${FIX_TITLE[fix.what].toLowerCase()}`} />
            )}
          </div>
        );
      })}
    </div>
  );
}
