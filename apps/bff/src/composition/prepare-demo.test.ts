import { ok } from "@tonegraph/flow-model";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createStorage } from "../infrastructure/database/storage.ts";
import { createFlowStore } from "../infrastructure/repositories/flow-store.ts";
import { createTenantStore } from "../infrastructure/repositories/tenant-store.ts";
import { createSecretBox } from "../infrastructure/vendor/secret-box.ts";
import { systemSurroundings } from "../kernel/surroundings.ts";
import { updateTenant } from "../modules/tenants/usecases/update-tenant.ts";
import { startTestBff, type TestBff } from "../testing/test-bff.ts";
import { DEMO_ACTOR, prepareDemo } from "./prepare-demo.ts";

let test: TestBff;
beforeAll(async () => {
  test = await startTestBff();
});
afterAll(() => test.close());

it("the demo's tenants follow the sandbox to another port, and one that somebody took elsewhere stays there", async () => {
  const { db } = test.database;
  const tenants = {
    storage: createStorage(db, createTenantStore),
    surroundings: systemSurroundings(),
    sealer: createSecretBox(Buffer.alloc(32, 7)),
    isAllowed: () => Promise.resolve(ok(null)),
  };
  const prepare = (sandboxPort: number) =>
    prepareDemo({ db, sandboxPort, tenants, flows: createStorage(db, createFlowStore) });
  const addresses = async () => {
    const rows = await db.selectFrom("tenants").select(["id", "base_url", "fingerprint"]).orderBy("id").execute();
    return rows.map((row) => ({ ...row, host: new URL(row.base_url ?? "").host }));
  };
  await prepare(4401);
  const [own] = await addresses();
  const credentials = { clientId: "own", clientSecret: "own-secret" };
  const baseUrl = "https://api.example.com";
  const changes = { baseUrl, authUrl: `${baseUrl}/token`, credentials };
  expect((await updateTenant({ actor: DEMO_ACTOR, tenantId: own?.id ?? "", changes }, tenants)).ok).toBe(true);
  const [taken, ...others] = await addresses();
  await prepare(4501);
  const [stayed, ...moved] = await addresses();
  expect(stayed).toEqual(taken);
  expect(moved).toHaveLength(others.length);
  expect(new Set(moved.map(({ host }) => host))).toEqual(new Set(["127.0.0.1:4501"]));
});
