import { findTarget } from "@tonegraph/dialect-catalogue";
import type { PromptText } from "@tonegraph/flow-model";
import { httpRequest } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import type { LookUp } from "../../../lib/queries/resource-look-ups.ts";
import type { Listing } from "../../../lib/queries/resources.ts";
import { offeredIds, searchedIds } from "./offered-ids.ts";
import { recordingOf, withRecording } from "./recording-edit.ts";
import { requestNotes } from "./request-notes.ts";
import { resourceNotes, type JudgedTenant } from "./resource-notes.ts";

const SALES = { id: "q_1", name: "Sales" };
const listed: Listing = { state: "listed", items: [SALES, { id: "q_2", name: "Support" }, { id: "q_3", name: "q_3" }] };
const unlisted: Listing = { state: "unlisted", looksUp: false };
const lookUp = (state: LookUp) => ({ listing: { state: "unlisted", looksUp: true } as const, lookUp: state });
const UNLISTED = "A: this vendor lists no queues. Type the id as its own console shows it.";
const GONE = "Not found there: A has no queue “q_9”. Choose another, or create it there first.";
const noted = (tenants: readonly Omit<JudgedTenant, "id">[], id: string): string =>
  resourceNotes(
    tenants.map((tenant) => ({ ...tenant, id: tenant.name })),
    { kind: "queue", id },
  )
    .map(({ words, retry }) => words + (retry === undefined ? "" : " again"))
    .join();

describe("resourceNotes", () => {
  it.each<[string, Omit<JudgedTenant, "id" | "name">, string, string]>([
    ["asks", { listing: { state: "loading" } }, "q_1", "Asking A which queues exist…"],
    [
      "says why asking failed",
      { listing: { state: "failed", reason: "503", retry: () => {} } },
      "q_1",
      "The queues of A could not be read: 503 again",
    ],
    ["says that nothing is listed", { listing: unlisted }, "q_9", UNLISTED],
    ["names what an id stands for", { listing: listed }, "q_1", "Sales, at A."],
    ["has nothing to say of an id that exists without a name", { listing: listed }, "q_3", ""],
    ["has nothing to say of no id", { listing: listed }, "", ""],
    ["marks an id that does not exist", { listing: listed }, "q_9", GONE],
    [
      "says that there are none at all",
      { listing: { state: "listed", items: [] } },
      "",
      "A has no queues yet. Create one there, then look again.",
    ],
    ["marks an id where there are none at all", { listing: { state: "listed", items: [] } }, "q_9", GONE],
    ["asks for one", lookUp({ state: "asking" }), "q_9", "Asking A for “q_9”…"],
    ["has found one", lookUp({ state: "told", exists: true }), "q_9", "A has the queue “q_9”."],
    ["has not found one", lookUp({ state: "told", exists: false }), "q_9", GONE],
    ["knows nothing of one", lookUp({ state: "told", exists: null }), "q_9", UNLISTED],
    ["has nobody to ask for no id", lookUp({ state: "told", exists: true }), "", UNLISTED],
    [
      "says why it could not ask for one",
      lookUp({ state: "failed", reason: "503", retry: () => {} }),
      "q_9",
      "A could not be asked for “q_9”: 503 again",
    ],
  ])("%s", (...[, tenant, id, said]) => {
    expect(noted([{ name: "A", ...tenant }], id)).toBe(said);
  });

  it("names the accounts that list nothing, and those that call it the same, once", () => {
    const both = (listing: Listing) => ["A", "B"].map((name) => ({ name, listing }));
    expect(noted(both(unlisted), "")).toMatch(/^A, B: this vendor lists no queues/u);
    expect(noted(both(listed), "q_1")).toBe("Sales, at A, B.");
    expect(noted([...both(listed), { name: "C", listing: { state: "listed", items: [] } }], "q_1")).toMatch(
      /^Sales, at A, B\.,Not found there: C /u,
    );
  });

  it("says of an id of ours what is to be done", () => {
    const missing = (tenant: string) => `publish it at ${tenant}`;
    const asked = [{ id: "A", name: "A", listing: listed }];
    expect(resourceNotes(asked, { kind: "flow", id: "flow_1", missing })).toMatchObject([{ words: "publish it at A" }]);
  });
});

describe("offeredIds", () => {
  const asked = [{ id: "A", name: "A", listing: listed }];
  const offered = offeredIds([...asked, { id: "B", name: "B", listing: unlisted }], ["q_2", "q_typed", ""]);
  it("offers nothing else where everybody says what exists", () => {
    expect([...offeredIds(asked, ["q_2", "q_typed"]).names.keys()]).toEqual(["q_1", "q_2", "q_3"]);
  });

  it("offers what is listed with its name, then what the flow uses", () => {
    expect([...offered.names]).toEqual([
      ["q_1", "Sales"],
      ["q_2", "Support"],
      ["q_3", undefined],
      ["q_typed", undefined],
    ]);
    expect(offered.listed).toBe(3);
  });

  it("still offers what was listed before asking failed", () => {
    const failed: Listing = { state: "failed", reason: "503", retry: () => {}, items: [SALES] };
    expect([...offeredIds([{ id: "A", name: "A", listing: failed }], []).names]).toEqual([["q_1", "Sales"]]);
  });

  it.each([
    ["", ["q_1", "q_2", "q_3", "q_typed"]],
    ["SUPP", ["q_2"]],
    ["typed", ["q_typed"]],
    ["nothing", []],
    // What stands in the field already must not hide the others.
    ["q_1", ["q_1", "q_2", "q_3", "q_typed"]],
  ])("finds %j", (search, ids) => {
    expect(searchedIds(offered, search, 50)).toEqual(ids);
    // A browser that draws three thousand options stands still.
    expect(searchedIds(offered, search, 1)).toEqual(ids.slice(0, 1));
  });
});

describe("withRecording", () => {
  const speech: PromptText = { kind: "speech", text: "Hello." };
  const audio: PromptText = { kind: "audio", assetId: "a_1", transcript: "Hello." };
  it.each<[string, PromptText | undefined, string, PromptText | null]>([
    ["keeps the words as the transcript", speech, "a_1", audio],
    ["takes another recording of the same words", audio, "a_2", { ...audio, assetId: "a_2" }],
    ["is spoken again without one", audio, "", speech],
    ["is nothing without a recording and words", { kind: "audio", assetId: "a_1" }, "", null],
    ["makes the first text of a block", undefined, "a_1", { kind: "audio", assetId: "a_1" }],
    ["keeps no tags", { kind: "ssml", ssml: "<speak/>" }, "a_1", { kind: "audio", assetId: "a_1" }],
  ])("%s", (...[, text, assetId, expected]) => {
    expect(withRecording(text, assetId)).toEqual(expected);
    expect(recordingOf(expected ?? undefined)).toBe(assetId);
  });
});

describe("requestNotes", () => {
  const parts = findTarget("cxone-flow-steps")?.parts;
  const request = httpRequest({
    timeoutMs: 2500,
    retry: { maxRetries: 2, backoff: "fixed", onStatus: [503] },
    authentication: { kind: "basic", secretRef: "crm" },
  });
  it("tells the vault, the longest wait and the budget of the target", () => {
    expect(requestNotes(request, parts, ["CXone us2"])).toEqual([
      expect.stringContaining("the vault of CXone us2"),
      expect.stringMatching(/at most 7\.5 s .*3 tries/),
      expect.stringMatching(/0\.8 s .* 5 s for a look-up, 3 s /),
    ]);
  });

  it("says nothing for targets without", () => {
    expect(requestNotes(request, findTarget("genesys-menu-flows")?.parts, [])).toEqual([]);
  });
});
