import { MaskedText } from './masked.tsx';

/** Names and values of a configuration, as a table that can be read cell by cell. */
export function PropertyTable({ caption, rows }: { caption: string; rows: readonly (readonly [string, string])[] }) {
  return (
    <table className="w-full table-fixed border-collapse text-left">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name} className="border-line border-b align-top last:border-b-0 @max-xl:grid @max-xl:py-1.5">
            <th
              scope="row"
              className="wrap-anywhere py-1.5 pr-4 font-mono font-normal text-ink-muted text-xs @xl:w-2/5 @max-xl:py-0"
            >
              {name}
            </th>
            <td className="wrap-anywhere py-1.5 font-mono text-ink text-xs @max-xl:py-0">
              <MaskedText text={value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
