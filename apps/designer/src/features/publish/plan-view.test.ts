import type { Plan } from "@tonegraph/api-contract";
import { newFlow } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { driftTexts, otherThere, planView, publishBlock } from "./plan-view.ts";
import { targetCheck } from "./target-check.ts";

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
const free = {
  mayPublish: true,
  overwrite: false,
  isRefused: false,
  isNow: true,
  hasTimes: false,
  note: "",
  dialect: "cxone-ivr-menus",
};

describe("otherThere", () => {
  it.each([
    ["nothing", null, "inSync"],
    ["foreign", null, "drifted"],
    ["unread", null, "unknown"],
    ["left", { version: null, since: null }, "inSync"],
    ["nothing", { version: 7, since: null }, "unknown"],
  ] as const)("is %s where our record is %j and the copy %s", (held, live, state) => {
    expect(otherThere({ live, drift: { state } })).toBe(held);
  });
});

describe("driftTexts", () => {
  it.each([
    [{ version: 7, since: null }, "Somebody changed this flow at the vendor since it was last published."],
    [null, "was never published from here"],
  ])("of a copy that differs from %j says so", (live, notice) => {
    const plan = { ...calm, live, drift: { state: "drifted" as const, liveHash: "f00" } };
    expect(driftTexts(plan).notice).toContain(notice);
    expect(publishBlock(plan, free)).toBe(driftTexts(plan).block);
  });
});

describe("planView", () => {
  it("puts what blocks publishing first, and what the vendor makes of the rest before warnings; advice is no problem", () => {
    const report: Plan["report"] = [
      { kind: "dropped", words: "d" },
      { kind: "approximated", words: "a" },
      { kind: "unsupported", words: "u" },
    ];
    const problems = [problem("info"), problem("warning"), problem("error")];
    const view = planView({ ...calm, report, problems }, null);
    const read = (groups: typeof view.report) =>
      groups.map(({ kind, lines }) => [kind, lines.map(({ mark, text }) => [mark, text])]);
    expect(read(view.blocking)).toEqual([
      ["unsupported", [["unsupported", "u"]]],
      ["error", [["error", "dead-end"]]],
    ]);
    expect(read(view.report)).toEqual([
      ["approximated", [["approximated", "a"]]],
      ["dropped", [["dropped", "d"]]],
      ["warning", [["warning", "dead-end"]]],
    ]);
    expect([view.errors, view.warnings]).toEqual([1, 1]);
  });

  it("tells which block a line of the report is about, where the draft has it", () => {
    const flow = newFlow({ name: "A" });
    const report: Plan["report"] = [
      { kind: "dropped", words: "all", nodeId: "node_gone" },
      { kind: "dropped", words: "one", nodeId: flow.startNodeId },
    ];
    const [group] = planView({ ...calm, report }, flow, "genesys-menu-flows").report;
    expect(group?.title).toContain("Genesys Cloud");
    expect(group?.lines.map(({ block }) => block?.label)).toEqual([undefined, flow.nodes[flow.startNodeId]?.label]);
  });

  it("says once what the report and a warning say, and counts the warning", () => {
    const loss = { kind: "approximated" as const, words: "dead-end" };
    const view = planView({ ...calm, report: [loss], problems: [problem("warning", "dead-end")] }, null);
    expect(view.report.map(({ kind }) => kind)).toEqual(["approximated"]);
    expect(view.warnings).toBe(1);
  });

  it("says problems in words where the flow is known, by code otherwise", () => {
    const plan = { ...calm, problems: [problem("error", "dead-end")] };
    expect(planView(plan, null).blocking[0]?.lines[0]?.text).toBe("dead-end");
    expect(planView(plan, newFlow({ name: "A" })).blocking[0]?.lines[0]?.text).toMatch(/ .* /);
  });

  it("says a dialect's own problems in the dialect's words", () => {
    const plan = { ...calm, problems: [problem("error", "menu-not-first")] };
    const [found] = planView(plan, newFlow({ name: "A" }), "cxone-ivr-menus").blocking;
    expect(found?.lines[0]?.text).toContain("CXone begins a call with a menu");
  });

  it("shows what somebody changed at the vendor", () => {
    const drift: Plan["drift"] = {
      state: "drifted",
      liveHash: "h",
      changes: [{ kind: "changed", what: "", words: "theirs" }],
    };
    expect(planView({ ...calm, drift }, null).drift).toEqual([{ mark: "changed", text: "theirs" }]);
  });

  it("names the vendor, the field and the value of what no block shows, as the drift page does", () => {
    const drift: Plan["drift"] = {
      state: "drifted",
      changes: [
        { kind: "added", what: "vendorExtras", words: "What the vendor's document says beyond the drawing is added" },
        { kind: "changed", what: "node", words: "theirs" },
      ],
      beyond: [{ pointer: "/colour", after: "mauve" }, { pointer: "/size" }],
    };
    expect(planView({ ...calm, drift }, null, "genesys-menu-flows").drift).toEqual([
      { mark: "added", text: 'Genesys Cloud has colour: "mauve", which no block shows' },
      { mark: "added", text: "Genesys Cloud has no size any more, which no block shows" },
      { mark: "changed", text: "theirs" },
    ]);
  });
});

describe("publishBlock", () => {
  const drifted: Plan = { ...calm, drift: { state: "drifted", liveHash: "h" } };
  const deleted: Plan = { ...calm, drift: { state: "drifted", liveHash: "absent" } };
  const one = (severity: "error" | "warning" | "info") => ({ ...calm, problems: [problem(severity)] });
  const two: Plan = { ...calm, problems: [problem("error"), problem("error")] };
  const impossible: Plan = { ...calm, report: [{ kind: "unsupported", words: "" }] };

  it.each<{ name: string; plan: Plan; circumstances?: Partial<typeof free> }>([
    { name: "nothing in the way", plan: calm },
    { name: "warnings", plan: one("warning") },
    { name: "advice", plan: one("info") },
    { name: "approximations", plan: { ...calm, report: [{ kind: "approximated", words: "" }] } },
    { name: "drift that may be overwritten", plan: drifted, circumstances: { overwrite: true } },
    { name: "a first publish of an unchanged draft", plan: { ...calm, changes: [], live: null } },
    { name: "drift, when it is for later", plan: drifted, circumstances: { isNow: false } },
    {
      name: "other times of the vendor's own window",
      plan: { ...calm, changes: [] },
      circumstances: { hasTimes: true },
    },
    { name: "no changes, vendor not read", plan: { ...calm, changes: [], drift: { state: "unknown" } } },
  ])("lets through: $name", ({ plan, circumstances }) => {
    expect(publishBlock(plan, { ...free, ...circumstances })).toBeNull();
  });

  it.each<{ name: string; plan: Plan | null; circumstances?: Partial<typeof free>; says: RegExp }>([
    { name: "a role that does not publish", plan: calm, circumstances: { mayPublish: false }, says: /role/ },
    { name: "no plan yet", plan: null, says: /Wait/ },
    { name: "one error", plan: one("error"), says: /^1 error would hurt callers. Mend it/ },
    { name: "two errors", plan: two, says: /^2 errors .* Mend them/ },
    { name: "what the vendor cannot carry", plan: impossible, says: /NICE CXone cannot carry 1 thing / },
    { name: "drift", plan: drifted, says: /Somebody changed/ },
    {
      name: "a note that is too long",
      plan: calm,
      circumstances: { note: "n".repeat(2001) },
      says: /Shorten the note above. At most 2000 .* 2001/,
    },
    { name: "a flow that was deleted there", plan: deleted, says: /Somebody deleted .* to put it there again/ },
    { name: "times that cannot be", plan: calm, circumstances: { isRefused: true }, says: /times above/ },
    { name: "nothing to publish", plan: { ...calm, changes: [] }, says: /as of version 7, which is live/ },
  ])("blocks and says why: $name", ({ plan, circumstances, says }) => {
    expect(publishBlock(plan, { ...free, ...circumstances })).toMatch(says);
  });
});

describe("targetCheck", () => {
  const now = Date.parse("2026-11-20T09:00:00Z");
  const check = { ok: false, missingScopes: [], message: "It said no.", checkedAt: "2026-11-20T08:57:00Z" };

  it("warns of a check that failed, with what it said and when", () => {
    expect(targetCheck({ name: "Madrid", lastCheck: check }, now)).toEqual({
      title: "The last check of Madrid failed, 3 min ago.",
      text: expect.stringMatching(/^It said no\. Publishing may fail/u),
    });
  });

  it.each([null, { ...check, ok: true }])("has nothing against a tenant with %j", (lastCheck) => {
    expect(targetCheck({ name: "Madrid", lastCheck }, now)).toBeNull();
  });
});
