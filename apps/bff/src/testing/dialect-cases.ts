import { descriptors } from "@tonegraph/dialect-catalogue";
import type { Flow } from "@tonegraph/flow-model";
import { createTestClock, type TestClock } from "@tonegraph/vendor-kit/testing";
import { expect } from "vitest";
import { createDeploymentRig, type DeploymentRig, type RigVendor } from "./deployment-rig.ts";
import { menuWithKey } from "./menu-with-key.ts";
import { newFlowVendor } from "./new-flow-vendor.ts";
import { sandboxVendor } from "./sandbox-vendor.ts";

type MakeVendor = (clock: TestClock) => RigVendor;

/** Every dialect that can be published to, on its own sandbox, and a made-up one that has every step. */
export const DIALECT_CASES: readonly (readonly [string, MakeVendor])[] = [
  ...descriptors.map(({ id }): [string, MakeVendor] => [id, (clock) => sandboxVendor(id, clock)]),
  ...descriptors.slice(0, 1).map((base): [string, MakeVendor] => ["a flow per content", () => newFlowVendor(base)]),
];

/** A rig on a fresh account, and three contents that differ in every dialect. */
export interface DialectCase {
  readonly rig: DeploymentRig;
  readonly clock: TestClock;
  readonly first: Flow;
  readonly second: Flow;
  readonly third: Flow;
}

/** Makes one. */
export function setUpCase(makeVendor: MakeVendor): DialectCase {
  const clock = createTestClock();
  const rig = createDeploymentRig(makeVendor(clock), clock);
  const { profile } = rig.vendor.descriptor;
  return {
    rig,
    clock,
    first: menuWithKey("2", profile),
    second: menuWithKey("3", profile),
    third: menuWithKey("4", profile),
  };
}

/** What is recorded as live is what the vendor holds, and where flows are put into service, that one is and no other. */
export async function expectLive({ rig }: DialectCase, flow: Flow): Promise<void> {
  const live = rig.live();
  expect(live?.hash).toBe(rig.hashOf(flow));
  expect(await rig.held(live?.externalId ?? "")).toBe(rig.hashOf(flow));
  if (rig.vendor.descriptor.capabilities.versioning === "newFlow") expect(inService(rig)).toEqual([live?.externalId]);
}

/** Ids of the flows that answer calls, where the vendor's copies say so. */
export function inService(rig: DeploymentRig): string[] {
  return [...rig.vendor.flows()].flatMap(([id, artefact]) =>
    JSON.stringify(artefact).includes('"status":"ACTIVE"') ? [id] : [],
  );
}
