import { Skeleton } from '@/components/ui/skeleton.tsx';

/** The outline of the page while the first answer is on its way. */
export function PricesSkeleton() {
  return (
    <div role="status" aria-label="Loading the prices" className="flex flex-col gap-4">
      <Skeleton className="h-20 rounded-lg" />
      <Skeleton className="h-28 rounded-lg" />
      <Skeleton className="h-72 rounded-lg" />
      <Skeleton className="h-48 rounded-lg" />
    </div>
  );
}
