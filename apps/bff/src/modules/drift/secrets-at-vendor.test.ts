import { afterAll, beforeAll, expect, it } from "vitest";
import { flowOf, message, queue } from "@tonegraph/flow-model/testing";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

const DIALECT = "cxone-flow-steps";
let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab();
});
afterAll(() => lab.close());

const flow = flowOf({
  nodes: { node_hello: message(), node_q: queue("queue_general") },
  wires: ["node_start -> node_hello", "node_hello -> node_q"],
});
const SECRET_STEP = {
  id: "lookup",
  type: "HTTPRequest",
  configuration: {
    url: "https://me:CANARY0@crm.example/?api_key=CANARY1",
    method: "POST",
    timeout: 3000,
    headers: { "X-Auth": "CANARY2" },
    body: '{"password":"CANARY3"}',
    authentication: {
      type: "oauth2",
      clientId: "c",
      clientSecret: "CANARY4",
      tokenEndpoint: "https://a.example/t",
      scopes: [],
    },
  },
};

interface Held {
  readonly artefact: { main: { steps: { id: string; nextStepId?: string }[] } };
}

it("a secret that somebody wrote into a live flow in clear is in no answer, and publishing over it says so first", async () => {
  const place = await lab.prepare(flow, DIALECT);
  expect(await lab.publish(place)).toMatchObject({ state: "live" });
  const { externalId } = (await lab.get(`/api/flows/${place.flowId}/live?tenantId=${place.tenantId}`)).json();
  const at = `/flows/${encodeURIComponent(externalId)}`;
  const asHeld = async (): Promise<Held["artefact"]> =>
    JSON.parse(JSON.stringify(await lab.control("GET", at, undefined, DIALECT))).artefact;
  const artefact = await asHeld();
  const [first] = artefact.main.steps;
  const nextStepId = first?.id ?? "";
  artefact.main.steps.unshift({ ...SECRET_STEP, nextStepId });
  await lab.control("PUT", at, artefact, DIALECT);

  const { flowId, tenantId } = place;
  const answers = [
    await lab.post(`/api/flows/${flowId}/plan`, { tenantId }),
    await lab.get(`/api/flows/${flowId}/diff?from=draft&to=live:${tenantId}`),
    await lab.post(`/api/flows/${flowId}/drift/check`, { tenantId }),
    await lab.get(`/api/flows/${flowId}/drift?tenantId=${tenantId}`),
    await lab.get(`/api/flows/${flowId}/drift/merge?tenantId=${tenantId}`),
    await lab.post(`/api/flows/import`, { dialect: DIALECT, artefact: await asHeld() }),
  ];
  for (const answer of answers) {
    expect(answer.statusCode, answer.body).toBeLessThan(300);
    expect(answer.body).not.toContain("CANARY");
  }
  expect(answers[4]?.body).toContain("tg_vault_lookup_clientsecret");

  const { id: _id, ...imported } = answers[5]?.json().flow ?? {};
  const taken = await lab.post("/api/flows", imported);
  const plan = await lab.post(`/api/flows/${taken.json().id}/plan`, { tenantId });
  const asked = plan.json().report.filter(({ code }: { code: string }) => code === "secret-from-vault");
  expect(asked).toHaveLength(5);

  // Where it can no longer be drawn, the places of the vendor's own document are shown instead.
  const broken = await asHeld();
  broken.main.steps.push({ ...SECRET_STEP, nextStepId });
  await lab.control("PUT", at, broken, DIALECT);
  const raw = await lab.get(`/api/flows/${flowId}/drift/merge?tenantId=${tenantId}`);
  expect(raw.json().raw.length, raw.body).toBeGreaterThan(0);
  expect(raw.body).not.toContain("CANARY");
});
