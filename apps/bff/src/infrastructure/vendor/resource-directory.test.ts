import { ok } from "@tonegraph/flow-model";
import type { DialectClient } from "@tonegraph/vendor-kit";
import { expect, it } from "vitest";
import type { VendorAccounts } from "../../kernel/vendor-accounts.ts";
import { createResourceDirectory } from "./resource-directory.ts";

const place = { workspaceId: "w", tenantId: "tenant_a" };

/** A client of an account that has one flow. */
function clientWith(id: string): DialectClient {
  const never = () => Promise.reject(new Error("not asked"));
  const client = { signIn: never, read: never, create: never, replace: never, restore: never };
  return { ...client, resources: never, resourceExists: async (_kind, wanted) => ok(wanted === id) };
}

it("keeps nothing of the account that a tenant led to before its address or credentials were changed", async () => {
  let client = clientWith("there_1");
  const account = { id: "tenant_a", name: "A", dialect: "cxone-flow-steps", settings: {} };
  const accounts: VendorAccounts = {
    find: async () => account,
    client: () => ok(client),
    call: () => Promise.reject(new Error("not asked")),
    health: () => null,
  };
  const options = { accounts, baseUrlOf: async () => null, now: () => 0, wait: async () => {} };
  const directory = createResourceDirectory(options);
  const exists = async (id: string) => directory.exists(place, { kind: "flow", id });
  expect([await exists("there_1"), await exists("there_2")]).toEqual([ok(true), ok(false)]);
  client = clientWith("there_2");
  expect([await exists("there_1"), await exists("there_2")]).toEqual([ok(false), ok(true)]);
});
