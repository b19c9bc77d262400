import { expect, it } from "vitest";
import { words } from "../../lib/messages/words.ts";
import { auditSummary } from "./audit-summary.ts";

it("says in words what was advised, then the plain values", () => {
  const advised = [
    { kind: "fallback", nodeId: "main", title: "41 % of the callers at Main menu hang up." },
    { kind: "keyOrder", nodeId: "main", title: "Offer Sales first at Main menu." },
  ];
  const details = {
    tenantId: "tenant_1",
    version: 3,
    abandonment_rates: { main: 0.41 },
    advised,
    kinds: ["a"],
    of: null,
  };
  expect(auditSummary({ details })).toBe(
    "41 % of the callers at Main menu hang up. · Offer Sales first at Main menu. · tenantId tenant_1 · version 3",
  );
  expect(words.audit.action["NAVIGATION_OPTIMIZATION"]).toMatch(/advised/u);
});
