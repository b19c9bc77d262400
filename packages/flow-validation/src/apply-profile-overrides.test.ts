import type { Json } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { applyProfileOverrides } from "./apply-profile-overrides.ts";
import { overridableLimits } from "./overridable-limits.ts";
import type { Profile } from "./profile.ts";
import { permissiveProfile } from "./testing/permissive-profile.ts";

const profile: Profile = {
  ...permissiveProfile,
  title: "Plain lines",
  speech: { unit: "characters", limit: 450, overflow: "refused" },
  menuTimeoutMs: { min: 1000, max: 30_000 },
  maxConnectionsPerNode: 10,
  maxOptions: 5,
};

describe("applyProfileOverrides", () => {
  it.each<[string, Json, Partial<Profile>]>([
    ["nothing", {}, {}],
    ["a smaller number", { maxConnectionsPerNode: 6 }, { maxConnectionsPerNode: 6 }],
    ["the same number", { maxConnectionsPerNode: 10 }, {}],
    [
      "a limit where there was none",
      { maxPathDepth: 8, promptSeconds: 12.5 },
      { maxPathDepth: 8, promptSeconds: 12.5 },
    ],
    ["a range within", { menuTimeoutMs: { min: 2000, max: 9000 } }, { menuTimeoutMs: { min: 2000, max: 9000 } }],
    ["a range where there was none", { menuRepeats: { min: 1, max: 1 } }, { menuRepeats: { min: 1, max: 1 } }],
    ["advice for callers that is wider", { maxOptions: 9 }, { maxOptions: 9 }],
    ["graver", { severities: { "too-many-options": "error" } }, { severities: { "too-many-options": "error" } }],
    ["milder", { severities: { "too-many-options": "info" } }, { severities: { "too-many-options": "info" } }],
    ["shorter speech", { speechLimit: 300 }, { speech: { unit: "characters", limit: 300, overflow: "refused" } }],
  ])("takes %s", (_what, settings, changed) => {
    expect(applyProfileOverrides(profile, settings)).toEqual({ ok: true, value: { ...profile, ...changed } });
  });

  it.each<[string, Json, [pointer: string, message: string]]>([
    ["a wider number", { maxConnectionsPerNode: 11 }, ["/maxConnectionsPerNode", "must be at most 10"]],
    ["a text", { maxPathDepth: "8" }, ["/maxPathDepth", "must be a number, 0 or more"]],
    ["less than nothing", { maxPathDepth: -1 }, ["/maxPathDepth", "must be a number, 0 or more"]],
    ["a wider range", { menuTimeoutMs: { min: 500, max: 9000 } }, ["/menuTimeoutMs", "must lie within 1000 and 30000"]],
    ["half a range", { menuTimeoutMs: { min: 2000 } }, ["/menuTimeoutMs", "must be { min, max }"]],
    ["a range that is more", { menuRepeats: { min: 1, max: 2, step: 1 } }, ["/menuRepeats", "must be { min, max }"]],
    ["a range the wrong way round", { menuRepeats: { min: 2, max: 1 } }, ["/menuRepeats", "must be { min, max }"]],
    ["longer speech", { speechLimit: 451 }, ["/speechLimit", "must be at most 450"]],
    ["no limit of ours", { "a/b": 1 }, ["/a~1b", "is no limit; known are"]],
    ["what a profile is made of otherwise", { rules: [] }, ["/rules", "is no limit"]],
    ["a milder error", { severities: { "dead-end": "info" } }, ["/severities/dead-end", "stays an error"]],
    ["no severity", { severities: { "dead-end": "fatal" } }, ["/severities/dead-end", "must be one of info"]],
    ["no rule of ours", { severities: { "a/b": "info" } }, ["/severities/a~1b", "is the code of no rule"]],
    ["no severities", { severities: ["info"] }, ["/severities", "must be an object"]],
    ["no object", [], ["", "must be an object"]],
  ])("refuses %s", (_what, settings, [pointer, message]) => {
    const refused = applyProfileOverrides(profile, settings);
    expect(refused).toMatchObject({ ok: false, error: [{ pointer, message: expect.stringContaining(message) }] });
  });

  it("takes a wider number up to what accounts of the vendor may have", () => {
    const widened: Profile = { ...profile, widest: { maxConnectionsPerNode: 50 } };
    const value = { ...widened, maxConnectionsPerNode: 50 };
    expect(applyProfileOverrides(widened, { maxConnectionsPerNode: 50 })).toEqual({ ok: true, value });
    const refused = [{ message: expect.stringContaining("must be at most 50") }];
    expect(applyProfileOverrides(widened, { maxConnectionsPerNode: 51 })).toMatchObject({ ok: false, error: refused });
    expect(overridableLimits(widened)).toContainEqual(expect.objectContaining({ present: 10, widest: 50 }));
  });

  it("lists the limits that it takes, with those of the profile", () => {
    const limits = overridableLimits(profile);
    expect(limits.filter(({ present }) => present !== null)).toEqual([
      { name: "speechLimit", shape: "number", present: 450, mayWiden: false },
      { name: "menuTimeoutMs", shape: "range", present: { min: 1000, max: 30_000 }, mayWiden: false },
      { name: "maxConnectionsPerNode", shape: "number", present: 10, mayWiden: false },
      { name: "maxOptions", shape: "number", present: 5, mayWiden: true },
      { name: "assumedVariableLength", shape: "number", present: 0, mayWiden: true },
    ]);
    const taken = limits.map(({ name, shape }) => [name, shape === "range" ? { min: 2000, max: 3000 } : 1] as const);
    expect(applyProfileOverrides(profile, Object.fromEntries(taken))).toMatchObject({ ok: true });
  });

  it("tells all faults at once, and of a profile without speech that there is nothing to narrow", () => {
    const refused = applyProfileOverrides(permissiveProfile, { speechLimit: 300, maxOptions: null });
    expect(refused.ok ? [] : refused.error.map(({ pointer }) => pointer)).toEqual(["/speechLimit", "/maxOptions"]);
  });
});
