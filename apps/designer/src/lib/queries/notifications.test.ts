import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import { latestNotificationsQuery, notificationPagesQuery } from "./notifications.ts";

const item = {
  id: "1",
  kind: "driftFound",
  flowId: "flow_a",
  flowName: "A",
  flowArchived: false,
  tenantId: "tenant_a",
  tenantName: "Lab",
  version: 1,
  subject: "deployment_a",
  state: null,
  said: null,
  by: null,
  at: "2026-03-01T10:00:00.000Z",
  settledAt: null,
  read: false,
};
const newer = { ...item, id: "2", kind: "somethingNewer" };

// The network is outside of what is tested here.
function answerWith(items: readonly unknown[]): QueryClient {
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ items, nextCursor: "2", unread: 2 })));
  return new QueryClient({ defaultOptions: { queries: { retry: false } } });
}
afterEach(() => vi.unstubAllGlobals());

it("leaves out what a newer server tells of and this page has no words for, and shows the rest", async () => {
  const client = answerWith([newer, item]);
  expect(await client.fetchQuery(latestNotificationsQuery)).toEqual({ items: [item], nextCursor: "2", unread: 2 });
  expect((await client.fetchInfiniteQuery(notificationPagesQuery("all"))).pages[0]?.items).toEqual([item]);
});

it.each([
  ["a known kind without what belongs to it", { id: "3", kind: "driftFound" }],
  ["something that is of no kind", { ...item, kind: 7 }],
])("still refuses %s", async (...[, odd]) => {
  await expect(answerWith([odd, item]).fetchQuery(latestNotificationsQuery)).rejects.toThrow("does not fit this page");
});
