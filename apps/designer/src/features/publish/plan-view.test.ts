import type { Plan } from "@tonegraph/api-contract";
import { newFlow } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { planView, publishBlock } from "./plan-view.ts";

const calm: Plan = {
  version: 8,
  changes: [{ kind: "added", what: "node", words: "Billing is new" }],
  report: [],
  problems: [],
  drift: { state: "inSync" },
  live: { version: 7, since: "2026-11-12T08:00:00Z" },
};
const problem = (severity: "error" | "warning" | "info", code = "dead-end") => ({
  code,
  severity,
  at: { nodeId: "node_start" },
  params: {},
  related: [],
});
const free = { mayPublish: true, overwrite: false, dialect: "cxone-ivr-menus" };

describe("planView", () => {
  it("groups changes by kind and keeps their order within a kind", () => {
    const changes: Plan["changes"] = [
      { kind: "removed", what: "", words: "1" },
      { kind: "changed", what: "", words: "2" },
      { kind: "added", what: "", words: "3" },
      { kind: "changed", what: "", words: "4" },
    ];
    expect(planView({ ...calm, changes }, null).changes.map((line) => `${line.mark} ${line.text}`)).toEqual([
      "added 3",
      "changed 2",
      "changed 4",
      "removed 1",
    ]);
  });

  it("puts what is not possible first, and errors before warnings; advice is no problem", () => {
    const report: Plan["report"] = [
      { kind: "dropped", words: "d" },
      { kind: "approximated", words: "a" },
      { kind: "unsupported", words: "u" },
    ];
    const problems = [problem("info"), problem("warning"), problem("error")];
    const view = planView({ ...calm, report, problems }, null);
    expect(view.report.map((line) => line.text)).toEqual(["u", "a", "d"]);
    expect(view.problems.map((line) => line.mark)).toEqual(["error", "warning"]);
    expect([view.errors, view.warnings]).toEqual([1, 1]);
  });

  it("says problems in words where the flow is known, by code otherwise", () => {
    const plan = { ...calm, problems: [problem("error", "dead-end")] };
    expect(planView(plan, null).problems[0]?.text).toBe("dead-end");
    expect(planView(plan, newFlow({ name: "A" })).problems[0]?.text).toMatch(/ .* /);
  });

  it("shows what somebody changed at the vendor", () => {
    const drift: Plan["drift"] = {
      state: "drifted",
      liveHash: "h",
      changes: [{ kind: "changed", what: "", words: "theirs" }],
    };
    expect(planView({ ...calm, drift }, null).drift).toEqual([{ mark: "changed", text: "theirs" }]);
  });
});

describe("publishBlock", () => {
  const drifted: Plan = { ...calm, drift: { state: "drifted", liveHash: "h" } };
  it.each([
    ["nothing in the way", calm, free, null],
    ["warnings do not block", { ...calm, problems: [problem("warning"), problem("info")] }, free, null],
    ["a role that does not publish", calm, { ...free, mayPublish: false }, /role/],
    ["no plan yet", null, free, /Wait/],
    ["one error", { ...calm, problems: [problem("error")] }, free, /^1 error would hurt callers. Mend it/],
    ["two errors", { ...calm, problems: [problem("error"), problem("error")] }, free, /^2 errors .* Mend them/],
    [
      "what the vendor cannot carry",
      { ...calm, report: [{ kind: "unsupported", words: "" }] },
      free,
      /NICE CXone cannot carry 1 thing /,
    ],
    ["approximations do not block", { ...calm, report: [{ kind: "approximated", words: "" }] }, free, null],
    ["drift", drifted, free, /Somebody changed/],
    ["drift that may be overwritten", drifted, { ...free, overwrite: true }, null],
    ["nothing to publish", { ...calm, changes: [] }, free, /Version 7/],
    ["a first publish of an unchanged draft", { ...calm, changes: [], live: null }, free, null],
    ["no changes, but the vendor could not be read", { ...calm, changes: [], drift: { state: "unknown" } }, free, null],
  ] satisfies [string, Plan | null, typeof free, RegExp | null][])("%s", (_name, plan, circumstances, expected) => {
    const block = publishBlock(plan, circumstances);
    if (expected === null) expect(block).toBeNull();
    else expect(block).toMatch(expected);
  });
});
