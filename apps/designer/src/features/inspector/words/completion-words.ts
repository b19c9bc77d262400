import type { Completion, ExpressionType } from "@tonegraph/expressions";

/** What a completion is, in few words: what a variable may hold, or what a function takes. */
export function completionWords(completion: Completion): string {
  if (completion.kind !== "function") return typeWords(completion.type);
  const { signature } = completion;
  return `(${signature.parameters.map(({ name }) => name).join(", ")})`;
}

const KINDS: Readonly<Record<ExpressionType["kinds"][number], string>> = {
  string: "text",
  number: "number",
  boolean: "yes or no",
  object: "object",
  list: "list",
  null: "nothing",
};

/** At most two kinds are named; what may be nearly everything is not worth reading. */
function typeWords({ kinds }: ExpressionType): string {
  return kinds.length === 0 || kinds.length > 2 ? "" : kinds.map((kind) => KINDS[kind]).join(" or ");
}
