import type { Tenant } from "@tonegraph/api-contract";
import { expect, it } from "vitest";
import { firstTenant } from "./first-tenant.ts";

const tenant = (id: string, dialect: string, ok: boolean) =>
  ({ id, dialect, lastCheck: { at: "2026-11-20T09:00:00Z", ok, message: "" } }) as unknown as Tenant;
const tenants = [
  tenant("t_first", "a", false),
  tenant("t_good", "b", true),
  tenant("t_drawn", "c", true),
  tenant("t_live", "d", true),
  tenant("t_runs", "e", true),
];
const nowhere = { runsOn: [], liveOn: [], profile: "" };

it.each([
  ["where something runs", "t_runs", { runsOn: ["t_runs"], liveOn: ["t_live"], profile: "c" }],
  ["where it is live", "t_live", { runsOn: [], liveOn: ["t_live"], profile: "c" }],
  ["of the dialect that it is drawn for", "t_drawn", { ...nowhere, profile: "c" }],
  ["whose last check was good", "t_good", nowhere],
])("takes the tenant %s", (_what, expected, places) => {
  expect(firstTenant(tenants, places)?.id).toBe(expected);
});

it("takes the first where nothing else is known, and none where there is none", () => {
  expect(firstTenant(tenants.slice(0, 1), nowhere)?.id).toBe("t_first");
  expect(firstTenant([], nowhere)).toBeNull();
});
