import { ok } from "@tonegraph/flow-model";
import { expect, it } from "vitest";
import type { Freshness } from "../../kernel/resource-directory.ts";
import type { VendorAccount } from "../../kernel/vendor-accounts.ts";
import { findResource } from "./usecases/find-resource.ts";
import { listResources } from "./usecases/list-resources.ts";

const SINCE = new Date("2026-03-01T10:00:00Z");
const place = { workspaceId: "w1", tenantId: "tenant_a" };

/** A tenant that has none of our flows any more, and how fresh its answers were wanted. */
function lostAt(since: Date | null) {
  const wanted: (Freshness | undefined)[] = [];
  const dependencies = {
    accounts: { find: () => Promise.resolve({ dialect: "cxone-flow-steps" } as VendorAccount) },
    flowsAt: { ourFlows: () => Promise.resolve(new Map([["there_1", { id: "flow_a", name: "A", since }]])) },
    resources: {
      list(...[, , how]: [unknown, unknown, Freshness?]) {
        wanted.push(how);
        return Promise.resolve(ok({ known: true, looksUp: false, items: [] }));
      },
      exists(...[, , how]: [unknown, unknown, Freshness?]) {
        wanted.push(how);
        return Promise.resolve(ok(false));
      },
    },
  };
  return { wanted, dependencies };
}

it("wants an answer from after the flow went live, and never simply another one", async () => {
  const { wanted, dependencies } = lostAt(SINCE);
  await listResources({ ...place, kind: "flow", afresh: false }, dependencies);
  await findResource({ ...place, wanted: { kind: "flow", id: "flow_a" } }, dependencies);
  const after = { notBefore: SINCE.getTime() + 1 };
  expect(wanted).toEqual([{ afresh: false, atLeastMs: 5000 }, after, undefined, after]);
});

it("believes the answer at hand where only the tenant's settings name the flow", async () => {
  const { wanted, dependencies } = lostAt(null);
  await listResources({ ...place, kind: "flow", afresh: true }, dependencies);
  await findResource({ ...place, wanted: { kind: "flow", id: "flow_a" } }, dependencies);
  expect(wanted).toEqual([{ afresh: true, atLeastMs: 5000 }, undefined]);
});
