import type { Json } from "@tonegraph/flow-model";

/** What an expression may look at while it is worked out. */
export interface EvaluationScope {
  readonly variables: Readonly<Record<string, Json>>;
  /** The moment of the call as an ISO 8601 instant: what `now()` gives, and `now` unless a variable has that name. */
  readonly now: string;
  /** The country (ISO 3166, two letters) of telephone numbers that are not written in international form. */
  readonly defaultCountry?: string;
}

/** A variable's value; `null` where there is none of that name. Never what a prototype has. */
export function variableOf({ variables, now }: EvaluationScope, name: string): Json {
  if (Object.hasOwn(variables, name)) return variables[name] ?? null;
  return name === "now" ? now : null;
}
