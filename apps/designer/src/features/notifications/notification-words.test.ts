import { NOTIFICATION_KINDS, type Notification } from "@tonegraph/api-contract";
import { describe, expect, it } from "vitest";
import { notificationPlace } from "./notification-place.ts";
import { notificationWords } from "./notification-words.ts";

const item: Notification = {
  id: "7",
  kind: "driftFound",
  flowId: "flow_1",
  flowName: "Customer support",
  flowArchived: false,
  tenantId: "tenant_1",
  tenantName: "CXone us2",
  version: 8,
  subject: "watch_1",
  state: null,
  said: null,
  by: "Mara",
  at: "2026-11-21T10:00:00Z",
  settledAt: null,
  read: false,
};

describe("notificationWords", () => {
  it.each(NOTIFICATION_KINDS)("name flow and tenant of %s, and repeat what was said", (kind) => {
    const { title, text } = notificationWords({ ...item, kind, state: "live", said: "The queue is gone." });
    expect(title).toContain("Customer support");
    expect(text).toContain("CXone us2");
    expect(text).toContain("The queue is gone.");
  });

  it.each([
    ["live", "ok", "Version 8 of Customer support is live"],
    ["failed", "error", "Version 8 of Customer support was not published"],
    ["rolledBack", "error", "Version 8 of Customer support failed, and what was live is back"],
    ["unknown", "error", "Nobody can tell what callers of Customer support hear"],
    ["superseded", "plain", "Something newer took the place of version 8 of Customer support"],
  ])("a deployment that ended %s", (state, tone, title) => {
    expect(notificationWords({ ...item, kind: "deploymentEnded", state })).toMatchObject({ tone, title });
  });

  it.each([
    [null, "Somebody changed Customer support at the vendor", "does not hold version 8 any more"],
    ["deleted", "Somebody deleted Customer support at the vendor", "do not come to version 8 any more"],
  ])("a difference at the vendor that is %s", (state, title, text) => {
    const told = notificationWords({ ...item, state });
    expect(told).toMatchObject({ title, text: expect.stringContaining(text) });
  });

  it("an approval by who gave it or refused it", () => {
    const decided = { ...item, kind: "approvalDecided" as const };
    expect(notificationWords({ ...decided, state: "approved" }).title).toMatch(/^Mara approved version 8/u);
    expect(notificationWords({ ...decided, state: "refused" })).toMatchObject({ tone: "error" });
  });
});

describe("notificationPlace", () => {
  it.each([
    ["driftFound", "/flows/flow_1/drift?tenantId=tenant_1"],
    ["guardAsks", "/flows/flow_1/guard?watch=watch_1"],
    ["guardRolledBack", "/flows/flow_1/guard?watch=watch_1"],
    ["approvalWanted", "/approvals"],
    ["scheduleMissed", "/flows/flow_1/versions"],
    ["deploymentEnded", "/flows/flow_1/versions"],
  ] as const)("%s leads to %s", (kind, place) => {
    expect(notificationPlace({ ...item, kind })).toBe(place);
    expect(notificationPlace({ ...item, kind, flowArchived: true })).toBeNull();
  });
});
