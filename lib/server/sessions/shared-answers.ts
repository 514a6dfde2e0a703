/** An answer is shown for so many times as long as it took to make: whoever asks, making it takes a twentieth of the time. */
const FRESH_FACTOR = 20;
const MOST_FRESH_MS = 60_000;
const MOST_KEPT = 50;

type Slot = { answer: Promise<unknown>; untilMs: number };

/**
 * Answers that are made from all rows, made once for all who ask the same and one after the other for those who ask
 * something else: viewers cost the process little, however many they are. What is made quickly is as good as never kept.
 */
export class SharedAnswers {
  readonly #now: () => number;
  readonly #slots = new Map<string, Slot>();
  #last: Promise<unknown> = Promise.resolve();

  /** `now` in milliseconds, of a clock that is never set back. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** `question` names what is asked, whole; what fails is made anew for the next who asks. */
  get<Answer>(question: string, make: () => Promise<Answer>): Promise<Answer> {
    const slot = this.#slots.get(question);
    // What is kept under a question was made for it.
    if (slot !== undefined && this.#now() < slot.untilMs) return slot.answer as Promise<Answer>;
    const answer = this.#last.then(() => this.#make(question, make));
    // The next one begins whatever becomes of this one, whose failure is told to those who asked for it.
    this.#last = answer.catch(() => undefined);
    this.#slots.delete(question);
    this.#slots.set(question, { answer, untilMs: Number.POSITIVE_INFINITY });
    this.#forgetOldest();
    return answer;
  }

  async #make<Answer>(question: string, make: () => Promise<Answer>): Promise<Answer> {
    const beganMs = this.#now();
    try {
      const answer = await make();
      const endedMs = this.#now();
      const slot = this.#slots.get(question);
      if (slot !== undefined) slot.untilMs = endedMs + Math.min(MOST_FRESH_MS, FRESH_FACTOR * (endedMs - beganMs));
      return answer;
    } catch (error) {
      this.#slots.delete(question);
      throw error;
    }
  }

  #forgetOldest(): void {
    for (const [question, { untilMs }] of this.#slots) {
      if (this.#slots.size <= MOST_KEPT) return;
      if (untilMs !== Number.POSITIVE_INFINITY) this.#slots.delete(question);
    }
  }
}
