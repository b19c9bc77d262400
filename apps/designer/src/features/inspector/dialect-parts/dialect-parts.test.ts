import { findTarget } from "@tonegraph/dialect-catalogue";
import type { PromptText } from "@tonegraph/flow-model";
import { httpRequest } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import type { Listing } from "../../../lib/queries/resources.ts";
import { offeredIds, searchedIds } from "./offered-ids.ts";
import { recordingOf, withRecording } from "./recording-edit.ts";
import { relevantTenants } from "./relevant-tenants.ts";
import { requestNotes } from "./request-notes.ts";
import { resourceNotes } from "./resource-notes.ts";

const listed: Listing = {
  state: "listed",
  items: [
    { id: "q_1", name: "Sales" },
    { id: "q_2", name: "Support" },
  ],
};
const unlisted: Listing = { state: "unlisted" };

describe("resourceNotes", () => {
  it.each<[string, Listing, string, string]>([
    ["asks", { state: "loading" }, "q_1", "Asking A which queues exist…"],
    [
      "says why asking failed",
      { state: "failed", reason: "503", retry: () => {} },
      "q_1",
      "The queues of A could not be read: 503",
    ],
    [
      "says that nothing is listed",
      unlisted,
      "q_9",
      "A: this vendor lists no queues. Type the id as its own console shows it.",
    ],
    ["has nothing to say of an id that exists", listed, "q_1", ""],
    ["has nothing to say of no id", listed, "", ""],
    [
      "marks an id that does not exist",
      listed,
      "q_9",
      "Not found there: A has no queue “q_9”. Choose another, or create it there first.",
    ],
  ])("%s", (...[, listing, id, said]) => {
    const notes = resourceNotes([{ name: "A", listing }], "queue", id).map(({ words }) => words);
    expect(notes.join()).toBe(said);
  });

  it("names the accounts that list nothing once", () => {
    const asked = ["A", "B"].map((name) => ({ name, listing: unlisted }));
    expect(resourceNotes(asked, "campaign", "")).toMatchObject([
      { words: expect.stringContaining("A, B: this vendor") },
    ]);
  });
});

describe("offeredIds", () => {
  const offered = offeredIds([{ name: "A", listing: listed }], ["q_2", "q_typed", ""]);
  it("offers what is listed with its name, then what the flow uses", () => {
    expect([...offered]).toEqual([
      ["q_1", "Sales"],
      ["q_2", "Support"],
      ["q_typed", undefined],
    ]);
  });

  it.each([
    ["", ["q_1", "q_2", "q_typed"]],
    ["SUPP", ["q_2"]],
    ["typed", ["q_typed"]],
    ["nothing", []],
    // What stands in the field already must not hide the others.
    ["q_1", ["q_1", "q_2", "q_typed"]],
  ])("finds %j", (search, ids) => {
    expect(searchedIds(offered, search)).toEqual(ids);
  });
});

describe("relevantTenants", () => {
  const tenant = (id: string, dialect: string, isLive = false) => ({ id, name: id, dialect, limits: null, isLive });
  const all = [tenant("a", "cxone-ivr-menus"), tenant("b", "genesys-menu-flows"), tenant("c", "cxone-ivr-menus", true)];
  it.each([
    ["cxone-ivr-menus", all, "c,a"],
    ["genesys-menu-flows", all, "b"],
    ["cxone-flow-steps", all, ""],
    ["portable", all, "c"],
    ["portable", all.slice(0, 2), "a,b"],
  ])("for %s", (profile, tenants, ids) => {
    expect(
      relevantTenants(tenants, profile)
        .map(({ id }) => id)
        .join(),
    ).toBe(ids);
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
