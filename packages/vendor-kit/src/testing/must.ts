import { canonicalJson, type JsonLike, type Result } from "@tonegraph/flow-model";

/** Ends a check with these words unless the condition holds. */
export function must(condition: boolean, words: string): void {
  if (!condition) throw new Error(words);
}

/** Ends a check unless both say the same, whatever the order of their keys; shows both. */
export function mustEqual(actual: JsonLike, expected: JsonLike, words: string): void {
  const [left, right] = [canonicalJson(actual), canonicalJson(expected)];
  must(left === right, `${words}\n  is:        ${left}\n  should be: ${right}`);
}

/** The value of a success; ends a check with the error otherwise. */
export function mustSucceed<Value>(result: Result<Value, unknown>, words: string): Value {
  if (result.ok) return result.value;
  throw new Error(`${words}: ${JSON.stringify(result.error)}`);
}

/** The error of a failure; ends a check otherwise. */
export function mustFail<Failure>(result: Result<unknown, Failure>, words: string): Failure {
  if (!result.ok) return result.error;
  throw new Error(`${words}, but it succeeded`);
}
