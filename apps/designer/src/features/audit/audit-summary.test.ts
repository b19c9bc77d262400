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
    "41 % of the callers at Main menu hang up. · Offer Sales first at Main menu. · version 3 · tenantId tenant_1",
  );
  expect(words.audit.action["NAVIGATION_OPTIMIZATION"]).toMatch(/advised/u);
});

it("begins with the tenant's name and what people can read; what machines go by comes last", () => {
  const details = {
    action: "CREATE",
    auditId: "1b3fe078",
    complianceTag: "IVR-ORCH-LOG",
    payloadHash: "90eafd52",
    idempotency_key: "deployment_1-create",
    flow_id: "flow_1",
    kind: "publish",
    latency_ms: 188,
    tenantId: "tenant_1",
  };
  expect(auditSummary({ details }, new Map([["tenant_1", "CXone us2"]]))).toMatch(
    /^tenant CXone us2 · kind publish · latency_ms 188 · action CREATE · auditId 1b3fe078 · /u,
  );
});
