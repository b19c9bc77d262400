import { descriptors } from "@tonegraph/dialect-catalogue";
import type { Flow } from "@tonegraph/flow-model";
import { lookupFlow } from "@tonegraph/flow-model/testing";
import { createTestClock, type TestClock } from "@tonegraph/vendor-kit/testing";
import { expect } from "vitest";
import { createDeploymentRig, type DeploymentRig, type RigVendor } from "./deployment-rig.ts";
import { menuWithKey } from "./menu-with-key.ts";
import { newFlowVendor } from "./new-flow-vendor.ts";
import { WITH_SUB_FLOWS } from "./published-flow.ts";
import { sandboxVendor } from "./sandbox-vendor.ts";

const LOOKUPS = [lookupFlow(2), lookupFlow(3), lookupFlow(4)] as const;
type MakeVendor = (clock: TestClock) => RigVendor;

/** Every dialect that can be published to, on its own sandbox, one with a publish of several writes, and a made-up one that has every step. */
export const DIALECT_CASES: readonly (readonly [string, MakeVendor])[] = [
  ...descriptors.map(({ id }): [string, MakeVendor] => [id, (clock) => sandboxVendor(id, clock)]),
  ["requests in sub-flows", (clock) => ({ ...sandboxVendor(WITH_SUB_FLOWS, clock), contents: LOOKUPS })],
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
  const menus = [menuWithKey("2", profile), menuWithKey("3", profile), menuWithKey("4", profile)] as const;
  const [first, second, third] = rig.vendor.contents ?? menus;
  return { rig, clock, first, second, third };
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
