import { descriptors } from "@tonegraph/dialect-catalogue";
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { describe, expect, it } from "vitest";
import { menuWithKey } from "../../testing/menu-with-key.ts";

const HANDING_OVER = ["queue", "agent", "externalNumber", "voicemail"] as const;

describe.each(descriptors)("$id", ({ id, profile, capabilities }) => {
  it("says of which blocks its vendor's flow has only the end: those that reading it back does not find", () => {
    const flow = menuWithKey("2", profile);
    const converter = findConverter(id);
    const read = converter?.decompile(converter.compile(flow).artefact);
    if (read?.ok !== true) throw new Error("what was compiled cannot be read");
    const kindsOf = ({ nodes }: typeof flow) => new Set(Object.values(nodes).map(({ kind }) => kind));
    const [drawn, found] = [kindsOf(flow), kindsOf(read.value.flow)];
    const lost = HANDING_OVER.filter((kind) => drawn.has(kind) && !found.has(kind));
    const unseen = HANDING_OVER.filter((kind) => drawn.has(kind) && capabilities.unseenKinds?.includes(kind) === true);
    expect(drawn.has("queue")).toBe(true);
    expect(unseen).toEqual(lost);
  });
});
