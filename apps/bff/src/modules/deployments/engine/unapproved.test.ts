import { describe, expect, it } from "vitest";
import { DIALECT_CASES, setUpCase } from "../../../testing/dialect-cases.ts";

describe.each(DIALECT_CASES)("a deployment whose approval was withdrawn: %s", (_name, makeVendor) => {
  it("fails before anything is written, and what was live stays", async () => {
    const { rig, first, second } = setUpCase(makeVendor);
    await rig.deploy(first, 1);
    const before = JSON.stringify([...rig.vendor.flows()]);
    const unapproved = { code: "approval-needed", message: "Ann can approve it." };
    const { deployment, journal } = await rig.deploy(second, 2, { unapproved });
    expect(deployment).toMatchObject({
      state: "failed",
      error: { code: unapproved.code, message: `Tenant "Rig", upload: ${unapproved.message}` },
    });
    expect(journal.keys()).toEqual([]);
    expect(JSON.stringify([...rig.vendor.flows()])).toBe(before);
  });
});
