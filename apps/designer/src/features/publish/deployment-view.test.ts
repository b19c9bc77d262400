import { DEPLOYMENT_STATES, FINAL_STATES, type Deployment } from "@tonegraph/api-contract";
import { describe, expect, it } from "vitest";
import { isCancellable, outcomeView, plannedSteps, stepViews, type DeploymentContext } from "./deployment-view.ts";
import { versionToGoBackTo } from "./roll-back-choice.ts";

const context: DeploymentContext = { dialect: "cxone-ivr-menus", tenantName: "CXone us2", before: 7 };
const deployment: Deployment = {
  id: "d",
  flowId: "flow_1",
  tenantId: "t",
  kind: "publish",
  version: 8,
  state: "live",
  note: "",
  createdBy: "MK",
  createdAt: "2026-11-20T09:00:00Z",
  endedAt: null,
  steps: [],
};
const DEPLOYMENT_STEPS = [
  "authenticating",
  "snapshotting",
  "uploading",
  "validating",
  "compiling",
  "activating",
  "verifying",
];
const OTHERS = ["validating", "compiling", "activating"];
const now = Date.parse("2026-11-20T09:00:10Z");

function step(changes: Partial<Deployment["steps"][number]>): Deployment["steps"][number] {
  return { name: "uploading", state: "pending", startedAt: null, endedAt: null, attempts: 0, ...changes };
}

describe("stepViews", () => {
  it("says which steps this vendor does not have, before and after they are skipped", () => {
    const steps = [step({}), step({ name: "validating" }), step({ name: "compiling", state: "skipped" })];
    expect(stepViews(steps, context, now).map(({ name, state, aside }) => [name, state, aside])).toEqual([
      ["uploading", "pending", ""],
      ["validating", "skipped", "no such step"],
      ["compiling", "skipped", "no such step"],
    ]);
  });

  it.each([
    ["", {}],
    ["10.0 s", { state: "running", startedAt: "2026-11-20T09:00:00Z", attempts: 1 }],
    ["attempt 2", { state: "running", startedAt: "2026-11-20T09:00:00Z", attempts: 2 }],
    [
      "0.6 s",
      { state: "done", startedAt: "2026-11-20T09:00:00.000Z", endedAt: "2026-11-20T09:00:00.600Z", attempts: 1 },
    ],
    [
      "0.6 s, attempt 3",
      { state: "failed", startedAt: "2026-11-20T09:00:00.000Z", endedAt: "2026-11-20T09:00:00.600Z", attempts: 3 },
    ],
  ] as const)("tells %s", (aside, changes) => {
    expect(stepViews([step(changes)], context, now)[0]?.aside).toBe(aside);
  });

  it("names what is kept", () => {
    const kept = (before: number | null) =>
      plannedSteps({ ...context, before }).find(({ name }) => name === "snapshotting")?.label;
    expect(kept(7)).toBe("Keep version 7");
    expect(kept(null)).toBe("Keep what is there");
  });
});

describe("plannedSteps", () => {
  it("has every step in its order, and tells those of other vendors apart", () => {
    const states = (dialect: string) => plannedSteps({ ...context, dialect }).map(({ name, state }) => [name, state]);
    expect(states("cxone-campaign-rules")).toEqual(DEPLOYMENT_STEPS.map((name) => [name, "pending"]));
    expect(states("genesys-menu-flows")).toEqual(
      DEPLOYMENT_STEPS.map((name) => [name, OTHERS.includes(name) ? "skipped" : "pending"]),
    );
  });
});

describe("outcomeView", () => {
  it.each([
    ["CXone refused the request (422): queue q_1 is gone", "queue q_1 is gone", "CXone refused the request (422)."],
    ["The vendor did not answer.", undefined, "The vendor did not answer."],
    ["No answer", undefined, "No answer."],
    ["queue q_1 is gone, CXone says", "queue q_1 is gone", "queue q_1 is gone, CXone says."],
  ])("says %j as a sentence, and what is quoted once", (message, vendorMessage, said) => {
    const error = { code: "refused", message, ...(vendorMessage === undefined ? {} : { vendorMessage }) };
    const { text } = outcomeView({ ...deployment, state: "failed", error } as Deployment, context);
    expect(text).toBe(`${said} Nothing changed at the vendor. Version 7 is still live.`);
  });

  it.each(DEPLOYMENT_STATES)("has words for %s", (state) => {
    const view = outcomeView({ ...deployment, state }, context);
    const final: readonly string[] = FINAL_STATES;
    expect(view.title).not.toBe("");
    expect(view.tone === "running").toBe(!final.includes(state) && state !== "scheduled");
  });

  it("says of a roll back that it is one", () => {
    const back = { ...deployment, kind: "rollback", state: "uploading" } as const;
    expect(outcomeView(back, context).title).toBe("Rolling back…");
  });

  it("says why it failed, what is still live, and what the vendor said", () => {
    const error = { code: "vendor-failed", message: "Queue Billing does not exist.", vendorMessage: "400 no queue" };
    expect(outcomeView({ ...deployment, state: "failed", error }, context)).toMatchObject({
      text: "Queue Billing does not exist. Nothing changed at the vendor. Version 7 is still live.",
      vendorMessage: "400 no queue",
    });
  });

  it.each([
    ["cxone-campaign-rules", null, "draft", "Look there. A draft there answers no calls."],
    ["cxone-campaign-rules", 7, "draft", "Look there. A draft there answers no calls. Version 7 is still live."],
    ["cxone-ivr-menus", null, "flow", "Look there. If it is there, it may answer calls."],
  ] as const)("of a lost creation on %s after %j speaks of the %s", (...[dialect, before, what, text]) => {
    const error = { code: "creation-lost", message: "Look there." };
    const view = outcomeView({ ...deployment, state: "unknown", error }, { ...context, dialect, before });
    expect(view).toMatchObject({ title: `It is not known whether NICE CXone made the ${what}`, text });
  });

  it("says nothing of rolling back where nothing was before", () => {
    const text = (before: number | null) =>
      outcomeView({ ...deployment, state: "unknown" }, { ...context, before }).text;
    expect(text(null)).toMatch(/then publish again\.$/u);
    expect(text(7)).toMatch(/then publish or roll back\.$/u);
  });

  it.each([
    { before: null, mayAnswerCalls: true, text: "It was left there." },
    { before: null, mayAnswerCalls: false, text: "It was left there. Nothing of this flow answers calls there." },
    { before: 7, mayAnswerCalls: false, text: "It was left there. Version 7 is still live." },
  ])("does not say that nothing changed where something was left: $text", ({ before, mayAnswerCalls, text }) => {
    const leftBehind = { externalId: "flow_8", mayAnswerCalls };
    const error = { code: "verification-failed", message: "It was left there.", leftBehind };
    expect(outcomeView({ ...deployment, state: "failed", error }, { ...context, before }).text).toBe(text);
  });

  it.each(["failed", "cancelled", "rolledBack"] as const)(
    "%s does not say that nobody hears what is not ours",
    (state) => {
      const foreign = { ...context, before: null, heldOther: true };
      const { text } = outcomeView({ ...deployment, state }, foreign);
      expect(text).not.toContain("Nothing of this flow");
      expect(text).toContain(
        state === "rolledBack" ? "What was there before is back." : "What was there before is still there.",
      );
    },
  );

  it("takes the vendor's words from the step where the deployment has none", () => {
    const steps = [step({ vendorMessage: "first" }), step({ name: "verifying", vendorMessage: "last" }), step({})];
    expect(outcomeView({ ...deployment, state: "failed", steps }, context).vendorMessage).toBe("last");
  });

  it("does not claim a former version where there was none", () => {
    const first = { ...context, before: null };
    expect(outcomeView({ ...deployment, state: "failed" }, first).text).toContain(
      "Nothing of this flow answers calls there",
    );
    expect(outcomeView({ ...deployment, state: "rolledBack" }, first).text).toContain(
      "Nothing of this flow answers calls",
    );
    expect(outcomeView({ ...deployment, state: "rolledBack" }, context).text).toBe("Version 7 is back.");
  });
});

describe("isCancellable", () => {
  it("is so only while it waits", () => {
    expect(DEPLOYMENT_STATES.filter((state) => isCancellable({ state }))).toEqual(["queued", "scheduled"]);
  });
});

describe("versionToGoBackTo", () => {
  const versions = [9, 7, 3].map((number) => ({ number }));
  it.each([
    { name: "the chosen one", live: 7, chosen: 3, expected: 3 },
    { name: "the newest before the live one", live: 9, chosen: null, expected: 7 },
    { name: "not the live one itself", live: 7, chosen: 7, expected: 3 },
    { name: "not one that does not exist", live: 7, chosen: 5, expected: 3 },
    { name: "a newer one when it is chosen", live: 7, chosen: 9, expected: 9 },
    { name: "none before the first", live: 3, chosen: null, expected: null },
  ])("$name", ({ live, chosen, expected }) => {
    expect(versionToGoBackTo(versions, live, chosen)).toBe(expected);
  });
});
