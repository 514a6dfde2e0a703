import { CopyButton } from './copy-button.tsx';

/** A browser breaks a line after any hyphen, also between the two of an option. The words of one line stay whole. */
function Words({ line }: { line: string }) {
  return [...line.matchAll(/^\s+|\S+\s*/g)].map(({ 0: word, index }) => (
    <span key={index} className="inline-block max-w-full">
      {word}
    </span>
  ));
}

/** Text to read and to copy as it stands. Long lines wrap, so that nothing has to be scrolled to be read. */
export function CodeBlock({ text, label }: { text: string; label: string }) {
  return (
    <div className="relative rounded-md border border-line bg-sunken">
      <pre className="wrap-anywhere whitespace-pre-wrap p-3 pr-11 font-mono text-ink text-xs leading-relaxed">
        <code>{text.includes('\n') ? text : <Words line={text} />}</code>
      </pre>
      <CopyButton value={text} label={`Copy ${label}`} className="absolute top-1.5 right-1.5 bg-raised" />
    </div>
  );
}
