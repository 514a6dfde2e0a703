import { Skeleton } from '@/components/ui/skeleton.tsx';

/** The shape of the page while AWS is asked. */
export function SessionSkeleton() {
  return (
    <div role="status" aria-label="Loading the session">
      <div className="px-4 pb-5 @3xl:px-6">
        <Skeleton className="h-2.5 w-full" />
        <Skeleton className="mt-3 h-3 w-64 max-w-full" />
      </div>
      <div className="grid grid-cols-2 gap-px border-line border-y @5xl:grid-cols-4">
        {['created', 'duration', 'idle', 'stops'].map((cell) => (
          <div key={cell} className="px-4 py-3.5">
            <Skeleton className="h-3 w-16" />
            <Skeleton className="mt-2 h-5 w-24" />
          </div>
        ))}
      </div>
      <div className="grid gap-4 p-4 @3xl:px-6 @5xl:grid-cols-[minmax(0,1fr)_24rem]">
        <Skeleton className="h-64 w-full rounded-lg" />
        <Skeleton className="h-64 w-full rounded-lg" />
      </div>
    </div>
  );
}
