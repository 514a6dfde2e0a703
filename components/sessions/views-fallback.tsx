import { Bookmark } from 'lucide-react';
import { Button } from '@/components/ui/button.tsx';

/** Stands where the saved views will be, as wide as they are. */
export function ViewsFallback() {
  return (
    <Button size="sm" disabled>
      <Bookmark aria-hidden="true" className="size-3.5 text-ink-faint" />
      Views
    </Button>
  );
}
