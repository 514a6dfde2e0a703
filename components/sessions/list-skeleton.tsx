import { Skeleton } from '@/components/ui/skeleton.tsx';

// How strong each grey row is: they fade out downwards.
const SKELETON_ROWS = [1, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55, 0.48, 0.4, 0.33, 0.26, 0.2, 0.13, 0.07];

export function ListSkeleton() {
  return (
    <div className="px-4 py-2 lg:px-6">
      <p className="sr-only">Sessions are being loaded</p>
      {SKELETON_ROWS.map((opacity) => (
        <div key={opacity} className="flex h-[34px] items-center gap-6" style={{ opacity }}>
          <Skeleton className="h-3 w-14" />
          <Skeleton className="h-3 flex-1" />
          <Skeleton className="h-3 w-20" />
          <Skeleton className="h-3 w-24 max-sm:hidden" />
          <Skeleton className="h-3 w-24 max-lg:hidden" />
          <Skeleton className="h-3 w-16 max-lg:hidden" />
        </div>
      ))}
    </div>
  );
}
