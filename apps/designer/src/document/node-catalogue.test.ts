import { NODE_KINDS } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { ADDABLE_KINDS, nodeKindEntry, searchKinds } from "./node-catalogue.ts";

describe("ADDABLE_KINDS", () => {
  it("are all kinds but the start, which a flow has once, and vendor blocks, which come by import", () => {
    const addable = ADDABLE_KINDS.map(({ kind }) => kind).toSorted();
    expect(addable).toEqual(NODE_KINDS.filter((kind) => kind !== "start" && kind !== "vendorBlock").toSorted());
  });
});

describe("nodeKindEntry", () => {
  it("gives every kind a name of its own", () => {
    expect(new Set(NODE_KINDS.map((kind) => nodeKindEntry(kind).title)).size).toBe(NODE_KINDS.length);
  });
});

describe("searchKinds", () => {
  it.each([
    ["api", "httpRequest"],
    ["time", "hours"],
    ["record", "voicemail"],
  ])("finds by the word %s what people mean", (search, kind) => {
    expect(searchKinds(search).map((found) => found.kind)).toContain(kind);
  });
});
