import { describe, expect, it } from "vitest";
import { removeEntry, renameEntry } from "./entry-edits.ts";

describe("renameEntry", () => {
  it("keeps every entry at its place", () => {
    const renamed = renameEntry({ a: "1", b: "2", c: "3" }, "b", "z");
    expect(Object.entries(renamed ?? {})).toEqual([
      ["a", "1"],
      ["z", "2"],
      ["c", "3"],
    ]);
  });

  it.each([
    ["the name of another entry", "a", "b"],
    ["a name that objects use themselves", "a", "__proto__"],
  ])("refuses %s", (_case, from, to) => {
    expect(renameEntry({ a: "1", b: "2" }, from, to)).toBeNull();
  });

  it("takes the same name as it is", () => {
    expect(renameEntry({ a: "1" }, "a", "a")).toEqual({ a: "1" });
  });
});

describe("removeEntry", () => {
  it("leaves the others, and nothing at all instead of an empty record", () => {
    expect(removeEntry({ a: "1", b: "2" }, "a")).toEqual({ b: "2" });
    expect(removeEntry({ a: "1" }, "a")).toBeUndefined();
  });
});
