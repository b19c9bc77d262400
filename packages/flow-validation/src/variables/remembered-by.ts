/**
 * A pure function of one part of a document that answers at once when it is asked about the same part again: documents are
 * immutable, and most parts of them live through thousands of edits. Nothing is kept longer than its part.
 */
export function rememberedBy<Part extends object, Answer>(work: (part: Part) => Answer): (part: Part) => Answer {
  const answers = new WeakMap<Part, { readonly answer: Answer }>();
  return (part) => {
    const known = answers.get(part);
    if (known) return known.answer;
    const answer = work(part);
    answers.set(part, { answer });
    return answer;
  };
}
