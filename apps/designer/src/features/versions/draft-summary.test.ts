import { describe, expect, it } from "vitest";
import { draftSummary } from "./draft-summary.ts";

const live = [
  { tenantId: "t1", tenantName: "CXone us2", dialect: "cxone-ivr-menus", version: 3, sameAsDraft: true, isGone: false },
];
const none = { error: 0, warning: 0, info: 0 };

describe("draftSummary", () => {
  it.each([
    { name: "problems", flow: { problems: { ...none, error: 1 }, live }, gone: [], says: "1 error" },
    { name: "what is live", flow: { problems: none, live }, gone: [], says: "same as live" },
    {
      name: "what was deleted there",
      flow: { problems: none, live },
      gone: ["t1"],
      says: "same as what was published",
    },
    { name: "what is live nowhere", flow: { problems: none, live: [] }, gone: [], says: "ready" },
  ])("tells of $name", ({ flow, gone, says }) => {
    expect(draftSummary(flow, new Set(gone))).toBe(says);
  });
});
