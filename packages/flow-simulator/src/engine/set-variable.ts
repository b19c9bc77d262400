import type { Json } from "@tonegraph/flow-model";
import type { Run } from "./run.ts";

/** What stands in the transcript for a value that callers trust us with. */
export const MASK = "•";

/** Sets a variable; one called `language` also changes what prompts are spoken in. `shown` is what the transcript says. */
export function setVariable(run: Run, variable: string, { value, shown = value }: { value: Json; shown?: Json }): void {
  const { call } = run;
  call.variables = { ...call.variables, [variable]: value };
  if (variable === "language" && typeof value === "string" && value !== "") call.language = value;
  run.effects?.push({ kind: "set", atMs: call.atMs, nodeId: call.nodeId, variable, value: shown });
}
