import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { missingIds } from "./resource-look-ups.ts";
import type { IdsByKind } from "./resources.ts";

type Told = { readonly exists: boolean | null } | Error;

/** A cache in which these were looked up, in turn. */
async function clientThatWasTold(answers: readonly (readonly [string, string, string, Told])[]): Promise<QueryClient> {
  const client = new QueryClient();
  for (const [tenantId, kind, id, told] of answers) {
    const queryFn = () => (told instanceof Error ? Promise.reject(told) : Promise.resolve(told));
    await client.prefetchQuery({ queryKey: ["tenants", tenantId, "resources", kind, id], queryFn, retry: false });
  }
  return client;
}

const no = { exists: false };

describe("missingIds", () => {
  it.each<[string, Parameters<typeof clientThatWasTold>[0], IdsByKind]>([
    ["nothing was looked up", [], {}],
    ["what is there", [["madrid", "queue", "sales", { exists: true }]], {}],
    ["what the tenant cannot say", [["madrid", "queue", "sales", { exists: null }]], {}],
    ["what could not be asked", [["madrid", "queue", "sales", new Error("503")]], {}],
    [
      "what could not be asked again",
      [
        ["madrid", "queue", "sales", no],
        ["madrid", "queue", "sales", new Error("503")],
      ],
      {},
    ],
    ["what another tenant does not have", [["paris", "queue", "sales", no]], {}],
    [
      "what is not there, by kind",
      [
        ["madrid", "queue", "sales", no],
        ["madrid", "queue", "support", no],
        ["madrid", "flow", "flow_a", no],
      ],
      { queue: ["sales", "support"], flow: ["flow_a"] },
    ],
  ])("%s", async (...[, answers, missing]) => {
    const client = await clientThatWasTold(answers);
    client.setQueryData(["tenants", "madrid", "resources", "queue"], { items: [], known: false, looksUp: true });
    expect(missingIds(client, "madrid")).toEqual(missing);
  });
});
