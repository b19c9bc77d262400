import type { Json } from "@tonegraph/flow-model";
import { masked } from "./masked.ts";
import type { Run } from "./run.ts";

/** Sets a variable; one called `language` also changes what prompts are spoken in. */
export function setVariable(run: Run, variable: string, value: Json): void {
  const { call } = run;
  call.variables = { ...call.variables, [variable]: value };
  if (variable === "language" && typeof value === "string" && value !== "") call.language = value;
  const { atMs, nodeId } = call;
  run.effects?.push({ kind: "set", atMs, nodeId, variable, value: masked(run, value) });
}
