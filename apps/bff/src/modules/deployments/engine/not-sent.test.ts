// A write that never left, because the tenant's rate or a breaker kept it back: nothing happened, so it can be sent later.
import { err, type Result } from "@tonegraph/flow-model";
import type { DialectClient, VendorError } from "@tonegraph/vendor-kit";
import { createTestClock } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { createDeploymentRig } from "../../../testing/deployment-rig.ts";
import { menuWithKey } from "../../../testing/menu-with-key.ts";
import { sandboxVendor } from "../../../testing/sandbox-vendor.ts";
import { spoilClient } from "../../../testing/spoil-client.ts";

const OVERALL_MS = 60_000;
const keptBack = (more: Partial<VendorError>): VendorError => ({
  kind: "rateLimited",
  message: "The vendor was not called.",
  ambiguous: false,
  attempts: 0,
  ...more,
});

/** The client, of which one call is answered so instead of being made, so many times. */
function keepingBack(
  client: DialectClient,
  { call, error, times }: { readonly call: keyof DialectClient; readonly error: VendorError; readonly times: number },
): DialectClient {
  const original = client[call];
  if (typeof original !== "function") throw new Error(`there is no ${call}`);
  let left = times;
  const kept = (...args: readonly unknown[]): Promise<Result<unknown, VendorError>> => {
    left -= 1;
    return left >= 0 ? Promise.resolve(err(error)) : Reflect.apply(original, client, args);
  };
  return { ...client, [call]: kept };
}

function setUp(id: string) {
  const clock = createTestClock();
  const vendor = sandboxVendor(id, clock);
  const { profile } = vendor.descriptor;
  const rig = createDeploymentRig(vendor, clock);
  return { rig, clock, first: menuWithKey("2", profile), second: menuWithKey("3", profile) };
}

describe("a write that was never sent", () => {
  it.each<[string, Partial<VendorError>, number, string, number]>([
    ["the rate is used up for a moment", { retryAfterMs: 900 }, 4, "live", 4000],
    ["the breaker is open", { kind: "circuitOpen", retryAfterMs: 30_000 }, 1, "live", 30_000],
    ["another process signs in", { kind: "timeout" }, 2, "live", 2000],
    ["the vendor asks for long patience", { status: 429, attempts: 1, retryAfterMs: 21_000 }, 2, "live", 42_000],
    ["the vendor asks for patience too often", { status: 429, attempts: 3, retryAfterMs: 1000 }, 9, "failed", 0],
    ["the breaker stays open", { kind: "circuitOpen", retryAfterMs: 25_000 }, 99, "failed", 50_000],
    ["the rate is used up for long", { retryAfterMs: OVERALL_MS }, 99, "failed", 0],
    ["the sign-in is refused", { kind: "unauthorized", status: 401 }, 99, "failed", 0],
  ])("because %s is sent later, or fails when that is too late", async (...[, more, times, state, waited]) => {
    const { rig, clock, first, second } = setUp("cxone-ivr-menus");
    await rig.deploy(first, 1);
    const begun = clock.now();
    const error = keptBack(more);
    const { deployment } = await rig.deploy(second, 2, {
      spoil: (client) => keepingBack(client, { call: "replace", error, times }),
    });
    expect(deployment.state).toBe(state);
    expect(clock.now() - begun).toBe(waited);
    if (state === "failed") expect(deployment.error?.message).toContain(error.message);
  });

  it("and is then refused fails with the refusal", async () => {
    const { rig, first, second } = setUp("cxone-ivr-menus");
    await rig.deploy(first, 1);
    const { deployment } = await rig.deploy(second, 2, {
      spoil: (client) =>
        keepingBack(spoilClient(client, { call: "replace", spoiling: "refused", times: 1 }), {
          call: "replace",
          error: keptBack({ retryAfterMs: 900 }),
          times: 1,
        }),
    });
    expect(deployment).toMatchObject({ state: "failed", error: { code: "rejected" } });
  });

  it("is sent later where it makes the flow, and makes it once", async () => {
    const { rig, first } = setUp("cxone-ivr-menus");
    const { deployment } = await rig.deploy(first, 1, {
      spoil: (client) => keepingBack(client, { call: "create", error: keptBack({ retryAfterMs: 900 }), times: 4 }),
    });
    expect(deployment.state).toBe("live");
    expect(rig.vendor.flows().size).toBe(1);
  });

  it("is sent later where it puts the former content back", async () => {
    const { rig, first, second } = setUp("cxone-campaign-rules");
    await rig.deploy(first, 1);
    const { deployment } = await rig.deploy(second, 2, {
      spoil: (client) =>
        keepingBack(spoilClient(client, { call: "activate", spoiling: "refused", times: 99 }), {
          call: "remove",
          error: keptBack({ kind: "circuitOpen", retryAfterMs: 30_000 }),
          times: 1,
        }),
    });
    expect(deployment).toMatchObject({ state: "rolledBack", error: { code: "rejected" } });
  });
});
