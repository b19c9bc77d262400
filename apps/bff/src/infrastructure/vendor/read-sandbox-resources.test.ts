import { err, ok } from "@tonegraph/flow-model";
import type { CallVendor, VendorCall } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { readSandboxResources } from "./read-sandbox-resources.ts";

function answering(page: (cursor: string | null, times: number) => unknown) {
  const calls: VendorCall[] = [];
  const call: CallVendor = async (wanted) => {
    calls.push(wanted);
    const answer = page(new URL(wanted.url ?? "").searchParams.get("cursor"), calls.length);
    return ok({ status: 200, headers: {}, body: typeof answer === "string" ? answer : JSON.stringify(answer) });
  };
  return { calls, read: () => readSandboxResources({ baseUrl: "https://s.example/base/", kind: "queue" }, call) };
}

const items = (...ids: string[]) => ids.map((id) => ({ id, name: `Queue ${id}` }));

describe("readSandboxResources", () => {
  it("reads all pages, as the same calls that any of the tenant's is", async () => {
    const { calls, read } = answering((cursor) =>
      cursor === null
        ? { known: true, items: items("a", "b"), nextCursor: "b&x" }
        : { known: true, items: items("c"), nextCursor: null },
    );
    expect(await read()).toEqual({ ok: true, value: { known: true, items: items("a", "b", "c") } });
    expect(calls.map(({ url }) => url)).toEqual([
      "https://s.example/base/_resources?kind=queue&limit=1000",
      "https://s.example/base/_resources?kind=queue&limit=1000&cursor=b%26x",
    ]);
    expect(calls[0]).toMatchObject({ operation: "resources", effect: "read", isOpen: true, deadlineMs: 5000 });
  });

  it.each<[string, unknown, string]>([
    ["is HTML", "<html>", "is no JSON"],
    ["says nothing of what it knows", { items: [], nextCursor: null }, "at /known"],
    ["has an item without a name", { known: true, items: [{ id: "a" }], nextCursor: null }, "at /items/0/name"],
    ["has an empty id", { known: true, items: [{ id: "", name: "A" }], nextCursor: null }, "at /items/0/id"],
    ["does not say how it goes on", { known: true, items: [] }, "at /nextCursor"],
  ])("refuses a page that %s", async (_, page, place) => {
    const read = await answering(() => page).read();
    expect(read).toMatchObject({ ok: false, error: { kind: "badAnswer", message: expect.stringContaining(place) } });
  });

  it("stops where a page comes twice, and where there is no end", async () => {
    const round = await answering(() => ({ known: true, items: items("a"), nextCursor: "a" })).read();
    expect(round).toMatchObject({ ok: false, error: { message: expect.stringContaining("read before") } });
    const endless = answering((_, times) => ({ known: true, items: [], nextCursor: String(times) }));
    expect(await endless.read()).toMatchObject({ ok: false, error: { message: expect.stringContaining("no end") } });
    expect(endless.calls).toHaveLength(100);
  });

  it("hands the vendor's own failure on", async () => {
    const error = { kind: "unavailable", message: "Down.", status: 503, ambiguous: false } as const;
    const call: CallVendor = async () => err(error);
    const read = await readSandboxResources({ baseUrl: "https://s.example", kind: "flow" }, call);
    expect(read).toEqual({ ok: false, error });
  });
});
