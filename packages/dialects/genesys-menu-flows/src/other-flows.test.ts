import type { Flow, Json } from "@tonegraph/flow-model";
import { flowOf, menu, queue, subflow } from "@tonegraph/flow-model/testing";
import type { FlowAtTenant, TenantFlows } from "@tonegraph/vendor-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryArtefact } from "./__fixtures__/arbitrary-artefact.ts";
import { arbitraryTreeFlow } from "./__fixtures__/arbitrary-tree.ts";
import { converter } from "./convert.ts";
import { referencesIn } from "./references.ts";

const OURS = "flow_01JD3Z";
const GIVEN = "8c1e-4f0b";

function mainFlow(flowId = OURS, wires = ["node_m.key:1 -> node_f"]): Flow {
  return flowOf({
    nodes: {
      node_m: menu({ label: "Main", keys: ["1"], promptId: "prompt_m", noInput: { timeoutMs: 5000, maxRepeats: 0 } }),
      node_f: subflow({ flowId, label: "Closed" }),
      node_q: queue("queue-sales"),
    },
    wires: ["node_start -> node_m", "node_m.noInput -> node_q", "node_m.noMatch -> node_q", ...wires],
    prompts: { prompt_m: "Press 1." },
    flow: { id: "flow_main", name: "Main line" },
  });
}

const at = (known: Omit<FlowAtTenant, "name">, flowId = OURS, name = "After hours"): TenantFlows => ({
  tenantName: "Acme",
  flows: new Map([[flowId, { name, ...known }]]),
});

const errorsOf = (flow: Flow, flows: TenantFlows) =>
  converter
    .compile(flow, { flows })
    .report.filter(({ kind }) => kind === "unsupported")
    .map(({ code, nodeId, words }) => ({ code, nodeId, words }));

function drawn(artefact: Json, ourFlows: ReadonlyMap<string, { id: string; name: string }>): Flow {
  const result = converter.decompile(artefact, { ourFlows });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.flow;
}

describe("an exit to a flow of ours", () => {
  it("leads to the id that the tenant gave it, and from there back to ours", () => {
    const { artefact, report } = converter.compile(mainFlow(), { flows: at({ vendorId: GIVEN }) });
    expect(report.filter(({ kind }) => kind === "unsupported")).toEqual([]);
    expect(referencesIn(artefact)).toContain(GIVEN);
    expect(JSON.stringify(artefact)).not.toContain(OURS);
    const { targets: _kept, phrases: _words, ...copy } = Object(artefact);
    const again = drawn(copy, new Map([[GIVEN, { id: OURS, name: "After hours" }]]));
    const flows = Object.values(again.nodes).filter(({ kind }) => kind === "subflow");
    expect(flows).toMatchObject([{ flowId: OURS, label: "After hours" }]);
  });

  it.each<[string, Flow, TenantFlows, string, string]>([
    [
      "never published there",
      mainFlow(),
      at({ vendorId: null }),
      "subflow-not-published",
      "“After hours” was never published to Acme, and “Closed” leads callers there. Publish “After hours” to Acme first.",
    ],
    [
      "taken away there",
      mainFlow(),
      at({ vendorId: GIVEN, isGone: true }),
      "subflow-not-found",
      "“After hours” is not found there: “Closed” leads callers to it as “8c1e-4f0b”, and Acme does not have it any more. Publish “After hours” to Acme again first.",
    ],
    [
      "itself, before its first publish",
      mainFlow("flow_main"),
      at({ vendorId: null }, "flow_main", "Main line"),
      "subflow-not-published",
      "“Main line” was never published to Acme, and “Closed” leads callers to its own beginning. Publish it once without that block first.",
    ],
  ])("is an error at its block where it was %s", (...[, flow, flows, code, words]) => {
    expect(errorsOf(flow, flows)).toEqual([{ code, nodeId: "node_f", words }]);
  });

  it("is nobody's error where no caller comes to it, or where it is a flow of the vendor's own", () => {
    expect(errorsOf(mainFlow(OURS, ["node_m.key:1 -> node_q"]), at({ vendorId: null }))).toEqual([]);
    const foreign = mainFlow("flow-of-theirs");
    expect(errorsOf(foreign, at({ vendorId: GIVEN }))).toEqual([]);
    expect(referencesIn(converter.compile(foreign, { flows: at({ vendorId: GIVEN }) }).artefact)).toContain(
      "flow-of-theirs",
    );
  });

  it("leads to another tenant's flow there, though the copy of the first one is kept", () => {
    const first = Object(converter.compile(mainFlow(), { flows: at({ vendorId: GIVEN }) }).artefact);
    const settings = { ...first.settings, colour: "blue" };
    const again = drawn({ ...first, settings }, new Map([[GIVEN, { id: OURS, name: "After hours" }]]));
    const there = converter.compile(again, { flows: at({ vendorId: "d2-77" }) }).artefact;
    expect(there).toMatchObject({ settings: { colour: "blue" } });
    expect(referencesIn(there)).toContain("d2-77");
    expect(JSON.stringify(there)).not.toContain(GIVEN);
  });
});

describe("round trips with flows that a tenant calls otherwise", () => {
  const IDS: readonly (readonly [ours: string, given: string])[] = [
    ["flow_after_hours", "1f-after"],
    ["queue-like-flow", "flow-2f"],
  ];
  const flows: TenantFlows = {
    tenantName: "Acme",
    flows: new Map(IDS.map(([ours, vendorId]) => [ours, { name: ours, vendorId }])),
  };
  const back = new Map(IDS.map(([ours, given]) => [given, { id: ours, name: ours }]));
  const flowIds = (flow: Flow) =>
    Object.values(flow.nodes).flatMap((node) => (node.kind === "subflow" ? [node.flowId] : []));

  it("give our ids back, and compile to the same artefact again", () => {
    fc.assert(
      fc.property(arbitraryTreeFlow, (flow) => {
        const { artefact, report } = converter.compile(flow, { flows });
        const again = drawn(artefact, back);
        const unheard = new Set(
          report.filter(({ code }) => code === "node-not-reached").map(({ nodeId }) => nodeId ?? ""),
        );
        const heard = Object.fromEntries(Object.entries(flow.nodes).filter(([id]) => !unheard.has(id)));
        expect(flowIds(again).toSorted()).toEqual(flowIds({ ...flow, nodes: heard }).toSorted());
        expect(converter.compile(again, { flows }).artefact).toEqual(artefact);
      }),
    );
  });

  it("give any artefact of the vendor's back, whichever of its ids are ours", () => {
    fc.assert(
      fc.property(arbitraryArtefact, fc.nat(), (artefact, choice) => {
        const ids = referencesIn(artefact);
        const given = ids[choice % Math.max(1, ids.length)] ?? "none";
        const again = drawn(artefact, new Map([[given, { id: OURS, name: "After hours" }]]));
        const there = converter.compile(again, { flows: at({ vendorId: given }) }).artefact;
        expect(converter.normalise(there)).toEqual(converter.normalise(artefact));
      }),
    );
  });
});
