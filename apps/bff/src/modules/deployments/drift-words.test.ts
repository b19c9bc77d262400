import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { parseFlow, type Flow } from "@tonegraph/flow-model";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { menuWithKey } from "../../testing/menu-with-key.ts";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab();
});
afterAll(() => lab.close());

/** The menu as a person draws it: ids that mean nothing, labels that the vendor never sees. */
function drawnByHand(): Flow {
  const { id: _id, ...flow } = customerSupportMenu();
  const ids = Object.keys(flow.nodes);
  const text = ids.reduce(
    (all, nodeId, index) => all.replaceAll(`"${nodeId}"`, `"node_01M7Y23Z8Q6W7Y2M4K5N6P7R${index}S"`),
    JSON.stringify(flow),
  );
  const parsed = parseFlow(JSON.parse(text));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const nodes = Object.entries(parsed.value.nodes).map(
    ([nodeId, node]) => [nodeId, { ...node, label: `My ${node.kind} ${nodeId.at(-2)}` }] as const,
  );
  return { ...parsed.value, nodes: Object.fromEntries(nodes) };
}

it("names what was changed at the vendor as the drawing does, not by ids that nobody knows", async () => {
  const place = await lab.prepare(drawnByHand());
  expect(await lab.publish(place)).toMatchObject({ state: "live", version: 1 });
  const held = JSON.stringify(await lab.held(place));
  const edited = held
    .replaceAll("Press 1 for sales", "Press 1 for a late edit")
    .replaceAll("queue_tech_001", "queue_x");
  const { id, artefact } = JSON.parse(edited);
  await lab.control("PUT", `/flows/${id}`, artefact);

  const plan = (await lab.post(`/api/flows/${place.flowId}/plan`, { tenantId: place.tenantId })).json();
  const drift = plan.drift.changes.map((change: { words: string }) => change.words);
  const changes = plan.changes.map((change: { words: string }) => change.words);
  const diff = (await lab.get(`/api/flows/${place.flowId}/diff?from=1&to=live:${place.tenantId}`)).json();
  const differences = diff.changes.map((change: { words: string }) => change.words);
  for (const sentences of [drift, changes, differences]) {
    expect(sentences.join("\n")).toMatch(/^My menu \d now says /mu);
    expect(sentences.join("\n")).not.toMatch(/01M7Y23/iu);
    expect(sentences.join("\n")).not.toContain("is now called My");
  }
  expect(drift.join("\n")).toContain("a late edit");
  expect(drift.join("\n")).toMatch(/My queue \d \(queue queue_\w+\) is removed/u);
});

it("says of a copy that only names its prompts what was changed there, and not every prompt", async () => {
  const dialect = "genesys-menu-flows";
  const profile = findDescriptor(dialect)?.profile;
  if (!profile) throw new Error("the dialect is missing");
  const place = await lab.prepare(menuWithKey("2", profile), dialect);
  expect(await lab.publish(place)).toMatchObject({ state: "live" });
  const { externalId } = (await lab.get(`/api/flows/${place.flowId}/live?tenantId=${place.tenantId}`)).json();
  const held = JSON.stringify(await lab.control("GET", `/flows/${externalId}`, undefined, dialect));
  const { id, artefact } = JSON.parse(held.replace(/"timeoutSeconds":\d+/u, '"timeoutSeconds":41'));
  await lab.control("PUT", `/flows/${id}`, artefact, dialect);

  const plan = (await lab.post(`/api/flows/${place.flowId}/plan`, { tenantId: place.tenantId })).json();
  const diff = (await lab.get(`/api/flows/${place.flowId}/diff?from=1&to=live:${place.tenantId}`)).json();
  const [drift, changes, differences] = [plan.drift.changes, plan.changes, diff.changes].map((list) =>
    list.map((change: { words: string }) => change.words).join("\n"),
  );
  expect(drift).toMatch(/^.* the wait for a key is now 41 s \(was 5 s\)$/u);
  expect(changes).toMatch(/^.* the wait for a key is now 5 s \(was 41 s\)$/u);
  expect(differences).toContain("the wait for a key is now 41 s");
  expect(differences).not.toContain("now says");
});
