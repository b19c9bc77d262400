/** A pure function that remembers what it said of a part of a document. */
export interface Remembering<Part extends object, Answer> {
  (part: Part): Answer;
  /** Says of one part what it has said of another, where somebody knows that it would be the same. */
  carry(from: Part, to: Part): void;
}

/**
 * A pure function of one part of a document that answers at once when it is asked about the same part again: documents are
 * immutable, and most parts of them live through thousands of edits. Nothing is kept longer than its part.
 */
export function rememberedBy<Part extends object, Answer>(work: (part: Part) => Answer): Remembering<Part, Answer> {
  const answers = new WeakMap<Part, { readonly answer: Answer }>();
  function remembering(part: Part): Answer {
    const known = answers.get(part);
    if (known) return known.answer;
    const answer = work(part);
    answers.set(part, { answer });
    return answer;
  }
  remembering.carry = (from: Part, to: Part): void => {
    const known = answers.get(from);
    if (known) answers.set(to, known);
  };
  return remembering;
}
