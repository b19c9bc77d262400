import type { Flow, FlowNode, Json } from "@tonegraph/flow-model";
import {
  arbitraryFlow,
  condition,
  flowOf,
  hangup,
  menu,
  message,
  queue,
  vendorBlock,
} from "@tonegraph/flow-model/testing";
import { applyProfileOverrides, validateFlow } from "@tonegraph/flow-validation";
import { tenantLimits } from "@tonegraph/vendor-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileFlow } from "../compile/compile-flow.ts";
import { descriptor, profile } from "../index.ts";

const NODES: Readonly<Record<string, FlowNode>> = {
  node_b: message({ promptId: "" }),
  node_c: condition({ branches: [{ id: "yes", label: "Yes", when: "1 ==" }] }),
  node_q: queue("queue_a"),
  node_h: hangup(),
  node_v: vendorBlock({ ports: [], terminal: true }),
};
const RIGHT: Readonly<Record<string, string | null>> = {
  "node_start.next": "node_m",
  "node_b.next": "node_q",
  "node_c.branch:yes": "node_q",
  "node_c.otherwise": "node_h",
  "node_m.key:1": "node_q",
  "node_m.key:2": "node_h",
  "node_m.noInput": "node_h",
  "node_m.noMatch": "node_h",
};
const otherwise = fc.dictionary(
  fc.constantFrom(...Object.keys(RIGHT)),
  fc.constantFrom(null, "node_m", ...Object.keys(NODES)),
  { maxKeys: 3 },
);
// Only blocks that something leads to are in the flow, so that each fault is met alone, too.
const nearlyRight = otherwise.map((changes): Flow => {
  const wires = Object.entries({ ...RIGHT, ...changes });
  const present = new Set([
    "node_q",
    "node_h",
    ...wires.flatMap(([from, to]) => (from in RIGHT && to !== null ? [to] : [])),
  ]);
  const isPresent = (from: string): boolean => /^node_(start|m)\b/.test(from) || present.has(from.split(".")[0] ?? "");
  return flowOf({
    nodes: {
      ...Object.fromEntries(Object.entries(NODES).filter(([id]) => present.has(id))),
      node_m: menu({ keys: ["1", "2"] }),
    },
    wires: wires.flatMap(([from, to]) => (to === null || !isPresent(from) ? [] : [`${from} -> ${to}`])),
  });
});

function unsupported(flow: Flow): readonly string[] {
  return compileFlow(flow).report.flatMap(({ kind, code }) => (kind === "unsupported" ? [code] : []));
}

function errors(flow: Flow): readonly string[] {
  return validateFlow(flow, profile).flatMap(({ severity, code }) => (severity === "error" ? [code] : []));
}

/** A menu whose keys lead to menus whose keys end calls. */
function wide(menus: number, keys: readonly string[]): Flow {
  const ids = Array.from({ length: menus }, (_, index) => `node_m${index}`);
  return flowOf({
    nodes: { node_h: hangup(), ...Object.fromEntries(ids.map((id) => [id, menu({ keys })])) },
    wires: [
      "node_start -> node_m0",
      ...ids.flatMap((id, at) =>
        [...keys.map((key) => `key:${key}`), "noInput", "noMatch"].map(
          (port, index) => `${id}.${port} -> ${index === 0 ? (ids[at + 1] ?? "node_h") : "node_h"}`,
        ),
      ),
    ],
  });
}

describe("validation under this dialect's profile", () => {
  it.each([
    ["any flow", arbitraryFlow()],
    ["a flow that is nearly right", nearlyRight],
  ])("finds an error in %s that the compile report refuses", (_, flows) => {
    fc.assert(
      fc.property(flows, (flow) => {
        const refused = unsupported(flow);
        if (refused.length > 0) expect(errors(flow), refused.join(", ")).not.toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("is asked about faults that stand alone, and about flows without a fault", () => {
    const asked = fc.sample(nearlyRight, { numRuns: 2000, seed: 1 }).map((flow) => [...new Set(unsupported(flow))]);
    const alone = new Set(asked.filter((codes) => codes.length <= 1).map(([code]) => code ?? "none"));
    expect([...alone].toSorted()).toEqual([
      "block-not-carried",
      "condition-not-valid",
      "cycle",
      "dangling-path",
      "node-not-reached",
      "none",
    ]);
  });

  it("finds too many connections, in all and at one block, as the compiler does", () => {
    const crowded = wide(1, ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    expect(unsupported(crowded)).toEqual(["too-many-connections"]);
    expect(errors(crowded)).toEqual(["too-many-connections"]);
    const long = wide(13, ["1", "2"]);
    expect(unsupported(long)).toEqual(["too-many-connections"]);
    expect(errors(long)).toEqual(["too-many-connections"]);
    expect(unsupported(wide(12, ["1", "2"]))).toEqual([]);
  });

  it.each<[{ [name: string]: Json }, boolean]>([
    [{}, false],
    [{ maxConnectionsPerNode: "20" }, true],
    [{ maxConnectionsPerNode: 11 }, true],
    [{ limits: { maxConnectionsPerNode: 20 } }, true],
    [{ maxConnectionsPerNode: 20, limits: { maxConnectionsPerNode: 10 } }, false],
    [{ maxConnectionsPerNode: 51 }, false],
  ])("and the compiler go by the same limit of a tenant with %j", (settings, isFine) => {
    const crowded = wide(1, ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    const narrowed = applyProfileOverrides(profile, tenantLimits(settings, descriptor.settings));
    const found = narrowed.ok ? validateFlow(crowded, narrowed.value) : [];
    const refused = compileFlow(crowded, { settings }).report.filter(({ kind }) => kind === "unsupported");
    const codes = [found.filter(({ severity }) => severity === "error"), refused].map((all) =>
      all.map(({ code }) => code),
    );
    expect(codes).toEqual(isFine ? [[], []] : [["too-many-connections"], ["too-many-connections"]]);
  });
});
