/** Stands for a row that is in view and has not come yet: for the blink of an eye after a jump. */
export function PlaceholderRow({ height, columns, ariaIndex }: { height: number; columns: number; ariaIndex: number }) {
  return (
    <tr aria-rowindex={ariaIndex} aria-busy="true" style={{ height }}>
      <td colSpan={columns} className="border-line/70 border-b px-2.5 py-0">
        <span className="block h-2.5 w-2/3 rounded-sm bg-sunken" />
      </td>
    </tr>
  );
}
