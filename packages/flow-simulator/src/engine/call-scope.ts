import type { EvaluationScope } from "@tonegraph/expressions";
import type { Run } from "./run.ts";

/** What expressions see of a call at this moment; `now` is only written out where an expression asks for it. */
export function callScope({ call, machine: { defaultCountry } }: Run): EvaluationScope {
  return {
    variables: call.variables,
    get now() {
      return new Date(call.clockMs + call.atMs).toISOString();
    },
    ...(defaultCountry === undefined ? {} : { defaultCountry }),
  };
}
