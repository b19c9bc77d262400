import { describe, expect, it } from "vitest";
import { findClientFactory } from "./client.ts";
import { converters, findConverter } from "./convert.ts";
import { descriptors, findDescriptor, findProfile, findTarget, profiles, targets } from "./index.ts";
import { sandboxes } from "./sandbox.ts";

const ids = descriptors.map((descriptor) => descriptor.id);

describe("the catalogue", () => {
  it("lists each dialect once", () => {
    expect(ids).toContain("cxone-ivr-menus");
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("lists all that can be published to among the targets, each target once, and makes no tenants of the others", () => {
    const drawn = targets.map((target) => target.id);
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(drawn.filter((id) => ids.includes(id))).toEqual(ids);
    expect(drawn.filter((id) => findDescriptor(id) === undefined)).toEqual([]);
    expect(drawn.map((id) => findTarget(id)?.profile)).toEqual(targets.map((target) => target.profile));
  });

  it.each(targets)("gives $id the vendor's own addresses, whatever is set", ({ defaultUrls }) => {
    const bad = "a.example/../x?";
    const urls = [{}, { environment: bad, org: bad, tenantHost: bad }].map(defaultUrls);
    for (const { baseUrl, authUrl } of urls) {
      expect(baseUrl).toMatch(/^https:\/\/[\w.-]+$/);
      expect(authUrl).toMatch(/^https:\/\/[\w.-]+\/(oauth2|oauth)\/token$/);
    }
  });

  it.each(descriptors)(
    "names the settings of $id shortly, and says in sentences below what they are",
    ({ settings }) => {
      expect(settings.map(({ label }) => label).filter((label) => !/^[\w ]{2,25}$/u.test(label))).toEqual([]);
      expect(settings.map(({ hint }) => hint).filter((hint) => !/^[A-Z].+\.$/u.test(hint))).toEqual([]);
    },
  );

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
    expect(profiles.map((profile) => profile.id)).toEqual([...targets.map(({ id }) => id), "portable"]);
    const strictest = Math.min(...profiles.map(({ speech }) => speech?.limit ?? Infinity));
    expect(strictest).toBeLessThanOrEqual(450);
    expect(findProfile("portable")).toMatchObject({ speech: { limit: strictest } });
  });

  it.each(["", "constructor", "__proto__", "no-such-dialect"])("finds nothing for %j", (id) => {
    expect([findDescriptor(id), findProfile(id), findConverter(id), findClientFactory(id), findTarget(id)]).toEqual(
      Array(5).fill(undefined),
    );
  });
});
