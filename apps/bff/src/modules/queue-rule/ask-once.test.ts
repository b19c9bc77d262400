import { ok } from "@tonegraph/flow-model";
import { expect, it } from "vitest";
import { askOnce } from "./ask-once.ts";

it("asks every queue of every tenant once, and remembers a tenant that does not tell", async () => {
  const asked: string[] = [];
  const queuesOf = askOnce(async ({ tenantId }) => {
    asked.push(tenantId);
    if (tenantId === "mute") return null;
    return {
      ask: async (queueId) => {
        asked.push(`${tenantId}/${queueId}`);
        return ok({ availableAgents: asked.length, waitSeconds: 0 });
      },
    };
  });
  const ask = async (tenantId: string, queueId: string) =>
    (await queuesOf({ workspaceId: "w", tenantId }))?.ask(queueId);
  const [first, again] = await Promise.all([ask("a", "sales"), ask("a", "sales")]);
  expect(again).toEqual(first);
  await ask("a", "support");
  await ask("b", "sales");
  expect(await ask("mute", "sales")).toBeUndefined();
  expect(await ask("mute", "sales")).toBeUndefined();
  expect(asked.toSorted()).toEqual(["a", "a/sales", "a/support", "b", "b/sales", "mute"]);
});
