import { Skeleton } from '@/components/ui/skeleton.tsx';

export function UsageSkeleton() {
  return (
    <div role="status" aria-label="Loading the usage" className="flex flex-col gap-4">
      <Skeleton className="h-[26rem] w-full rounded-lg" />
      <Skeleton className="h-72 w-full rounded-lg" />
    </div>
  );
}
