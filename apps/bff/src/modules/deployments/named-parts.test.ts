import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { afterAll, beforeAll, expect, it } from "vitest";
import { menuWithKey } from "../../testing/menu-with-key.ts";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab();
});
afterAll(() => lab.close());

it.each([
  ["cxone-ivr-menus", "nodes[0].timeoutBehavior.maxRepeats"],
  ["cxone-flow-connections", "nodes.1.type"],
  ["cxone-flow-steps", "steps[0].configuration.url"],
  ["genesys-menu-flows", "steps[0].nextStep.timeoutSeconds"],
  ["cxone-campaign-rules", "nodes.0.mediaAssetId"],
])("a refusal of %s that names %s is told with the block's id in what was sent", async (dialect, place) => {
  const profile = findDescriptor(dialect)?.profile;
  if (profile === undefined) throw new Error(`there is no dialect ${dialect}`);
  const flow = menuWithKey("2", profile);
  const at = await lab.prepare(flow, dialect);
  const body = { message: `Flow validation failed; ${place}: is odd.` };
  await lab.control("POST", "/faults", { target: "write", status: 400, body, times: 9 }, dialect);
  const { error, state } = await lab.publish(at);
  await lab.control("DELETE", "/faults", undefined, dialect);
  expect(state).toBe("failed");
  expect(error?.message).toContain(`${place}: is odd.`);
  const ids = Object.keys(flow.nodes).flatMap((nodeId) => [nodeId, nodeId.replace(/^node_/, "")]);
  expect(ids).toContain(error?.parts?.[0]?.split(".")[0]);
});
