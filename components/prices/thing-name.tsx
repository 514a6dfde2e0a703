import { Badge } from '@/components/ui/badge.tsx';

/** What a price is for: its name, and beside it what it holds for only. */
export function ThingName({ name, only }: { name: string; only: readonly string[] }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <bdi title={name} className="wrap-anywhere line-clamp-3 font-medium text-ink text-sm">
        {name}
      </bdi>
      {only.map((qualifier) => (
        <Badge key={qualifier}>{qualifier}</Badge>
      ))}
    </span>
  );
}
