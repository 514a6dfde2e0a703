import { Button, buttonClass } from './button.tsx';

/**
 * A page that could not be drawn. Says nothing of the error itself: its text may hold what belongs in no page. The
 * links are plain ones, since a full load is what helps.
 */
export function PageFailure({ digest, onRetry }: { digest: string | null; onRetry: () => void }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-6 py-24 text-center">
      <h1 className="font-semibold text-ink text-xl tracking-tight">This page could not be drawn</h1>
      <p className="mt-2 max-w-md text-ink-muted text-sm">
        That is our mistake, not yours and not AWS’s. Nothing was changed or lost. Trying again often helps.
      </p>
      {digest === null ? null : (
        <p className="mt-3 font-mono text-ink-faint text-xs">In the server’s log under {digest}</p>
      )}
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <Button variant="primary" onClick={onRetry}>
          Try again
        </Button>
        <a href="/" className={buttonClass('secondary')}>
          Overview
        </a>
      </div>
    </main>
  );
}
