import { FlaskConical } from 'lucide-react';

/** Demo data says so on every page. Whether it is demo data is told by the sources, never guessed here. */
export function DemoBanner({ demo }: { demo: boolean }) {
  if (!demo) return null;
  return (
    <section
      aria-label="Demo data"
      className="flex items-center justify-center gap-2 border-warn/25 border-b bg-warn-soft px-4 py-1 text-center font-medium text-warn text-xs"
    >
      <FlaskConical aria-hidden="true" className="size-3.5 shrink-0" />
      <span>
        Demo data{' '}
        <span className="font-normal">
          from the embedded endpoint<span className="max-sm:hidden">: no AWS account is connected</span>.
        </span>
      </span>
    </section>
  );
}
