import type { MergeChange } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { withBeyond } from "./beyond-words.ts";

const change = (id: string): MergeChange => ({
  id,
  kind: "added",
  conflict: false,
  theirs: ["What the vendor's document says beyond the drawing is added"],
  ours: [],
  needs: [],
  taken: "theirs",
});

describe("withBeyond", () => {
  it("names the vendor, the field and the value, and leaves other changes alone", () => {
    const others = change("node:node_m/label");
    expect(withBeyond([others, change("extras:genesys-menu-flows")], [{ pointer: "/colour", after: "mauve" }])).toEqual(
      [
        others,
        { ...change("extras:genesys-menu-flows"), theirs: ['Genesys Cloud has colour: "mauve", which no block shows'] },
      ],
    );
  });

  it("tells a few fields and how many more there are", () => {
    const places = ["/a/b", "/c", "/d", "/e", "/f", "/g"].map((pointer) => ({ pointer, before: 1 }));
    const [told] = withBeyond([change("extras:cxone-ivr-menus")], places);
    expect(told?.theirs).toHaveLength(5);
    expect(told?.theirs[0]).toBe("NICE CXone has no a › b any more, which no block shows");
    expect(told?.theirs.at(-1)).toBe("and 2 more fields that no block shows");
  });
});
