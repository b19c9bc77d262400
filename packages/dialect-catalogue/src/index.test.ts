import { describe, expect, it } from "vitest";
import { findClientFactory } from "./client.ts";
import { converters, findConverter } from "./convert.ts";
import { descriptors, findDescriptor, findProfile, profiles } from "./index.ts";
import { sandboxes } from "./sandbox.ts";

const ids = descriptors.map((descriptor) => descriptor.id);

describe("the catalogue", () => {
  it("lists each dialect once", () => {
    expect(ids).toContain("cxone-ivr-menus");
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("has the same dialects in every one of its lists", () => {
    expect(converters.map((converter) => converter.id)).toEqual(ids);
    expect(sandboxes.map((sandbox) => sandbox.id)).toEqual(ids);
    expect(ids.filter((id) => findClientFactory(id) === undefined)).toEqual([]);
  });

  it.each(ids)("finds %s everywhere", (id) => {
    expect(findDescriptor(id)?.id).toBe(id);
    expect(findProfile(id)?.id).toBe(id);
    expect(findConverter(id)?.id).toBe(id);
  });

  it("has a profile for flows that every dialect can carry", () => {
    expect(profiles.map((profile) => profile.id)).toEqual([...ids, "portable"]);
    expect(findProfile("portable")).toMatchObject({ speech: { limit: 450 }, menuRepeats: { min: 1, max: 5 } });
  });

  it.each(["", "constructor", "__proto__", "no-such-dialect"])("finds nothing for %j", (id) => {
    expect([findDescriptor(id), findProfile(id), findConverter(id), findClientFactory(id)]).toEqual(
      Array(4).fill(undefined),
    );
  });
});
