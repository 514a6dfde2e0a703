import { EyeOff } from 'lucide-react';
import { splitMasked } from './split-masked.ts';

/** A value as the server sent it; what the server masked looks masked, so that nobody takes it for the value. */
export function MaskedText({ text }: { text: string }) {
  if (text === '') return <span className="text-ink-faint italic">empty</span>;
  return splitMasked(text).map((part) => (part.masked ? <MaskedPart key={part.at} /> : part.text));
}

function MaskedPart() {
  return (
    <span
      title="Looks like a secret: masked on the server, never sent to the browser"
      className="inline-flex items-center gap-1 rounded-sm bg-sunken px-1 font-sans text-2xs text-ink-muted ring-1 ring-line-strong/60 ring-inset"
    >
      <EyeOff aria-hidden="true" className="size-3" />
      masked
    </span>
  );
}
