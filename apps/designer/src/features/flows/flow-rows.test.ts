import type { FlowSummary } from "@tonegraph/api-contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countByFilter, draftState, filterFlows, nextSort, sortFlows, type FlowSort } from "./flow-rows.ts";

function flow(changes: Partial<FlowSummary>): FlowSummary {
  return {
    id: "flow_1",
    name: "Main line",
    description: "",
    profile: "portable",
    revision: 1,
    nodeCount: 3,
    problems: { error: 0, warning: 0, info: 0 },
    live: [],
    updatedAt: "2026-11-20T08:00:00Z",
    updatedBy: "MK",
    ...changes,
  };
}

const live = { tenantId: "t", tenantName: "CXone us2", dialect: "d", version: 7, sameAsDraft: true, isGone: false };

describe("draftState", () => {
  it.each([
    ["2 errors", "error", flow({ problems: { error: 2, warning: 1, info: 0 } })],
    ["1 error", "error", flow({ problems: { error: 1, warning: 0, info: 0 }, live: [live] })],
    ["1 warning", "warn", flow({ problems: { error: 0, warning: 1, info: 9 }, live: [live] })],
    ["same as live", "plain", flow({ live: [live] })],
    ["ready", "ok", flow({ live: [live, { ...live, sameAsDraft: false }] })],
    ["ready", "ok", flow({ live: [{ ...live, isGone: true }] })],
    ["ready", "ok", flow({ problems: { error: 0, warning: 0, info: 3 } })],
  ])("says %s", (text, tone, summary) => {
    expect(draftState(summary)).toMatchObject({ text, tone });
  });

  it("names both counts where only errors are shown", () => {
    expect(draftState(flow({ problems: { error: 2, warning: 1, info: 0 } })).title).toBe("2 errors, 1 warning");
  });
});

describe("filterFlows", () => {
  const flows = [
    flow({ id: "a", problems: { error: 1, warning: 0, info: 0 } }),
    flow({ id: "b", problems: { error: 0, warning: 1, info: 0 }, live: [live] }),
    flow({ id: "c", problems: { error: 0, warning: 0, info: 4 }, live: [live] }),
  ];
  it.each([
    ["all", ["a", "b", "c"]],
    ["problems", ["a", "b"]],
    ["notLive", ["a"]],
  ] as const)("%s", (filter, ids) => {
    expect(filterFlows(flows, filter).map((kept) => kept.id)).toEqual(ids);
    expect(countByFilter(flows)[filter]).toBe(ids.length);
  });
});

describe("sortFlows", () => {
  const flows = [
    flow({ id: "1", name: "Line 10", updatedAt: "2026-11-01T00:00:00Z" }),
    flow({ id: "2", name: "line 9", updatedAt: "2026-11-03T00:00:00Z", problems: { error: 0, warning: 3, info: 0 } }),
    flow({ id: "3", name: "Äther", updatedAt: "2026-11-02T00:00:00Z", problems: { error: 1, warning: 0, info: 0 } }),
  ];
  it.each([
    ["name", ["3", "2", "1"]],
    ["-name", ["1", "2", "3"]],
    ["-changed", ["2", "3", "1"]],
    ["-draft", ["3", "2", "1"]],
    ["draft", ["1", "2", "3"]],
  ] as const)("%s", (sort, ids) => {
    expect(sortFlows(flows, sort).map((row) => row.id)).toEqual(ids);
  });

  it("gives the same order whatever order the rows came in", () => {
    const rows = fc.uniqueArray(
      fc.record({ id: fc.string(), name: fc.constantFrom("a", "A", "b"), errors: fc.nat(2) }),
      { selector: (row) => row.id },
    );
    const sorts = fc.constantFrom<FlowSort>("name", "-name", "draft", "-draft", "changed", "-changed");
    fc.assert(
      fc.property(rows, sorts, (parts, sort) => {
        const all = parts.map(({ id, name, errors }) =>
          flow({ id, name, problems: { error: errors, warning: 0, info: 0 } }),
        );
        expect(sortFlows(all.toReversed(), sort)).toEqual(sortFlows(all, sort));
      }),
    );
  });
});

describe("nextSort", () => {
  it.each([
    ["name", "name", "-name"],
    ["-name", "name", "name"],
    ["-changed", "name", "name"],
    ["name", "changed", "-changed"],
    ["-changed", "changed", "changed"],
    ["name", "draft", "-draft"],
  ] as const)("%s, then %s, is %s", (present, column, next) => {
    expect(nextSort(present, column)).toBe(next);
  });
});
