/** The mark of a lower bound: a sign for the eye, words for a screen reader. */
export function AtLeast() {
  return (
    <>
      <span aria-hidden="true" className="mr-0.5 font-normal text-ink-faint">
        ≥
      </span>
      <span className="sr-only">at least </span>
    </>
  );
}
