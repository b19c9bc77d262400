import { describe, expect, it } from "vitest";
import { listedIds, RESOURCE_KINDS, type IdsByKind, type Listing } from "./resources.ts";

const listing = (...ids: string[]): Listing => ({ state: "listed", items: ids.map((id) => ({ id, name: id })) });

describe("listedIds", () => {
  it.each<[string, Listing, IdsByKind]>([
    ["listed", listing("sales", "support"), { queue: ["sales", "support"] }],
    ["listed, and there is none", listing(), { queue: [] }],
    ["still asked for", { state: "loading" }, {}],
    ["not listed by the vendor", { state: "unlisted" }, {}],
    ["looked up one by one", { state: "unlisted", looksUp: true }, {}],
    [
      "not read again, whatever was read before",
      { state: "failed", reason: "503", retry: () => {}, items: [{ id: "sales", name: "Sales" }] },
      {},
    ],
  ])("where queues are %s", (...[, queues, known]) => {
    const others = RESOURCE_KINDS.slice(1).map((): Listing => ({ state: "loading" }));
    expect(listedIds([queues, ...others])).toEqual(known);
  });

  it("keeps the kinds apart", () => {
    expect(listedIds(RESOURCE_KINDS.map((kind) => listing(`${kind}_1`)))).toEqual({
      queue: ["queue_1"],
      agent: ["agent_1"],
      asset: ["asset_1"],
      campaign: ["campaign_1"],
      flow: ["flow_1"],
    });
  });
});
