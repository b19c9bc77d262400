import { applyCommand, type FlowNode } from "@tonegraph/flow-model";
import { flowOf } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { fieldEdit, fieldName, type FieldChange } from "./field-edit.ts";

const request: FlowNode = {
  kind: "httpRequest",
  label: "Look up",
  position: { x: 240, y: 0 },
  method: "GET",
  url: "https://api.example",
  timeoutMs: 3000,
  headers: { Accept: "application/json", "X-Trace": "1" },
  retry: { maxRetries: 2, backoff: "fixed", onStatus: [502, 503] },
};

describe("fieldEdit", () => {
  it.each<[FieldChange, Record<string, unknown>]>([
    [{ path: ["url"], value: "https://b.example" }, { url: "https://b.example" }],
    [{ path: ["retry", "maxRetries"], value: 3 }, { retry: { maxRetries: 3, backoff: "fixed", onStatus: [502, 503] } }],
    [{ path: ["retry", "onStatus", 0], value: 500 }, { retry: { ...request.retry, onStatus: [500, 503] } }],
    [{ path: ["retry", "onStatus", 1], value: undefined }, { retry: { ...request.retry, onStatus: [502] } }],
    [{ path: ["headers", "X-Trace"], value: undefined }, { headers: { Accept: "application/json" } }],
    [
      { path: ["circuitBreaker"], value: { failures: 5, coolDownMs: 1000 } },
      { circuitBreaker: { failures: 5, coolDownMs: 1000 } },
    ],
    [{ path: ["responseMapping", "name"], value: "$.name" }, { responseMapping: { name: "$.name" } }],
  ])("%j changes that and nothing else", (change, expected) => {
    expect(apply(change)).toEqual({ ...request, ...expected });
  });

  it("takes a whole field away", () => {
    const { headers: _gone, ...rest } = request;
    expect(apply({ path: ["headers"], value: undefined })).toEqual(rest);
  });
});

describe("fieldName", () => {
  it("is the path with dots", () => {
    expect(fieldName(["branches", 0, "when"])).toBe("branches.0.when");
  });
});

function apply(change: FieldChange): FlowNode | undefined {
  const flow = flowOf({ nodes: { node_ask: request } });
  const applied = applyCommand(flow, fieldEdit("node_ask", request, change));
  return applied.ok ? applied.value.flow.nodes["node_ask"] : undefined;
}
