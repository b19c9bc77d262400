import type { Flow } from "@tonegraph/flow-model";
import { flowOf, queue } from "@tonegraph/flow-model/testing";
import { expect, it } from "vitest";
import { compileFlow } from "./compile-flow.ts";

const TIME = "2024-12-31T23:59:59Z";
const keeping = (rule: Readonly<Record<string, string>>): Flow =>
  flowOf({
    nodes: { node_q: queue("sales") },
    wires: ["node_start -> node_q"],
    flow: { vendorExtras: { "cxone-campaign-rules": { rule } } },
  });
const told = (flow: Flow) => compileFlow(flow).report.filter(({ code }) => code === "half-a-window");

it.each([
  ["expirationDate", "closes", "once that has passed, publishing is refused"],
  ["effectiveDate", "opens", "nobody is let in before"],
])("tells of a kept %s, which no drawing shows", (field, does, then) => {
  const flow = keeping({ [field]: TIME });
  expect(told(flow)).toEqual([
    {
      kind: "approximated",
      code: "half-a-window",
      params: { field, time: TIME },
      words: `CXone's own copy of the flow ${does} at ${TIME}, which the drawing does not show. That is sent along: ${then}. Set the flow's active window, and it takes its place.`,
    },
  ]);
  expect(told({ ...flow, activeWindow: { from: "2024-11-01T00:00:00Z", until: TIME } })).toEqual([]);
});

it("leaves a time without a zone to what refuses it", () => {
  expect(told(keeping({ expirationDate: "2024-12-31T23:59:59" }))).toEqual([]);
});
