/** The viewer's way to write numbers and money. The words are English, so the digits are those that go with them. */
function readNumberLocale(): string {
  if (typeof document === 'undefined') return 'en-US';
  try {
    return new Intl.Locale(navigator.language, { numberingSystem: 'latn' }).toString();
  } catch {
    // A language tag that is none: some browsers let it be set to anything.
    return 'en-US';
  }
}

export const NUMBER_LOCALE = readNumberLocale();
