import { applyCommand, type Command } from "@tonegraph/flow-model";
import { flowOf, message } from "@tonegraph/flow-model/testing";
import { profiles } from "@tonegraph/dialect-catalogue";
import { catalogueFor, changeByPatches, createValidator, describeProblem } from "@tonegraph/flow-validation";
import { expect, it } from "vitest";
import { createWordedProblems } from "./worded-problems.ts";

it("calls a block by its name also where that was given while no call came to it", () => {
  const [profile] = profiles;
  if (!profile) throw new Error("there is no profile");
  const named = (nodeId: string, label: string): Command => ({ type: "setNodeFields", nodeId, set: { label } });
  const commands: readonly Command[] = [
    { type: "disconnect", connectionIds: ["conn_1"] },
    named("node_m", "Opening hours"),
    named("node_start", "A call"),
    {
      type: "connect",
      connectionId: "conn_1",
      connection: { source: "node_start", port: "next", target: "node_m" },
    },
  ];
  let flow = flowOf({
    nodes: { node_m: message({ label: "Hours", promptId: "" }) },
    wires: ["node_start -> node_m"],
  });
  const validator = createValidator(profile);
  const catalogue = catalogueFor(profile);
  const worded = createWordedProblems(catalogue);
  worded.follow(flow, undefined);
  worded.allInWords(validator.validate(flow));
  for (const command of commands) {
    const applied = applyCommand(flow, command);
    if (!applied.ok) throw new Error(applied.error.message);
    const change = changeByPatches(flow, applied.value.patches);
    flow = applied.value.flow;
    const problems = validator.validate(flow, change);
    worded.follow(flow, change);
    const words = problems.map((problem) => describeProblem(problem, flow, catalogue));
    expect(worded.allInWords(problems).map((one) => one.words)).toEqual(words);
  }
});
