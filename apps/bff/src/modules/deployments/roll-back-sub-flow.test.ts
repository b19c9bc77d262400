// Going back to a version that leads callers to another flow, which the tenant may have lost since.
import type { Flow } from "@tonegraph/flow-model";
import { flowOf, menu, queue, subflow } from "@tonegraph/flow-model/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab();
});
afterAll(() => lab.close());

interface Vendor {
  readonly dialect: string;
  readonly queueId: string;
  /** Where it answers for one flow. */
  readonly path: (externalId: string) => string;
}

const VENDORS: readonly Vendor[] = [
  { dialect: "genesys-menu-flows", queueId: "queue-sales", path: (id) => `/api/v2/flows/${id}` },
  { dialect: "cxone-flow-steps", queueId: "queue_general", path: (id) => `/api/v2/flow/flows/${id}` },
];

const once = { noInput: { timeoutMs: 5000, maxRepeats: 0 }, noMatch: { maxRepeats: 0 } };

function afterHours({ dialect, queueId }: Vendor): Flow {
  return flowOf({
    nodes: { node_m: menu({ label: "Closed", keys: ["1"], promptId: "prompt_m", ...once }), node_q: queue(queueId) },
    wires: ["node_start -> node_m", ...["key:1", "noInput", "noMatch"].map((port) => `node_m.${port} -> node_q`)],
    prompts: { prompt_m: "We are closed." },
    flow: { name: "After hours", profile: dialect },
  });
}

function mainLine({ dialect, queueId }: Vendor, flowId: string | null): Flow {
  const [shut, ways] =
    flowId === null
      ? [queue(queueId), []]
      : [
          subflow({ flowId, label: "Closed hours" }),
          ["node_f.failed -> node_q", ...(dialect === "cxone-flow-steps" ? ["node_f -> node_q"] : [])],
        ];
  return flowOf({
    nodes: {
      node_m: menu({ label: "Main", keys: ["1", "2"], promptId: "prompt_m", ...once }),
      node_q: queue(queueId),
      node_f: shut,
    },
    wires: [
      "node_start -> node_m",
      "node_m.key:2 -> node_f",
      ...ways,
      ...["key:1", "noInput", "noMatch"].map((port) => `node_m.${port} -> node_q`),
    ],
    prompts: { prompt_m: "Press 1 for sales, 2 when we are closed." },
    flow: { name: "Main line", profile: dialect },
  });
}

interface Place {
  readonly tenantId: string;
  readonly flowId: string;
}

const live = async ({ flowId, tenantId }: Place) =>
  (await lab.get(`/api/flows/${flowId}/live?tenantId=${tenantId}`)).json();
async function plan({ flowId, tenantId }: Place, more: object = {}) {
  const answer = await lab.post(`/api/flows/${flowId}/plan`, { tenantId, ...more });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}
const back = { kind: "rollback", version: 1 };

let keys = 0;
async function rollBack({ flowId, tenantId }: Place, more: object = {}) {
  keys += 1;
  return lab.post(`/api/flows/${flowId}/rollback`, { tenantId, toVersion: 1, ...more }, `back-${keys}`);
}

async function save(flowId: string, flow: Flow): Promise<void> {
  const url = `/api/flows/${flowId}`;
  const { etag } = (await lab.get(url)).headers;
  const payload = { ...flow, id: flowId };
  const saved = await lab.asAdmin({ method: "PUT", url, payload, headers: { "if-match": String(etag) } });
  expect(saved.statusCode).toBe(200);
}

/** Both flows; nothing is published. */
async function drawn(vendor: Vendor): Promise<{ readonly sub: Place; readonly main: Place }> {
  const sub = await lab.prepare(afterHours(vendor), vendor.dialect);
  const { id: _id, ...document } = mainLine(vendor, sub.flowId);
  const created = await lab.post("/api/flows", document);
  return { sub, main: { tenantId: sub.tenantId, flowId: String(created.json().id) } };
}

/** Version 1 leads to the sub-flow, version 2, which is live, does not; and what the vendor calls the sub-flow. */
async function publishedTwice(vendor: Vendor) {
  const places = await drawn(vendor);
  expect(await lab.publish(places.sub)).toMatchObject({ state: "live" });
  expect(await lab.publish(places.main)).toMatchObject({ state: "live", version: 1 });
  await save(places.main.flowId, mainLine(vendor, null));
  expect(await lab.publish(places.main)).toMatchObject({ state: "live", version: 2 });
  return { ...places, given: String((await live(places.sub)).externalId) };
}

describe.each(VENDORS)("a sub-flow on $dialect", (vendor) => {
  const { dialect } = vendor;

  it("keeps a version from coming back while the tenant does not have it, before anything begins", async () => {
    const { sub, main, given } = await publishedTwice(vendor);
    expect((await plan(main, back)).refusal).toBeUndefined();
    await lab.control("DELETE", `/flows/${given}`, undefined, dialect);
    const name = await nameOf(main);
    const words = `“After hours” is not found there: “Closed hours” leads callers to it as “${given}”, and ${name} does not have it any more. Publish “After hours” to ${name} again first.`;
    const detail = `${words} Or publish the present drawing instead.`;
    expect((await plan(main, back)).refusal).toBe(detail);
    const refused = await rollBack(main);
    expect(refused.json()).toMatchObject({
      status: 422,
      code: "flow-has-errors",
      detail,
      errors: [{ pointer: "/nodes/node_f", code: "subflow-not-found", message: words }],
    });
    const { items } = (await lab.get(`/api/deployments?flowId=${main.flowId}`)).json();
    expect(items).toHaveLength(2);

    const { liveHash } = (await plan(sub)).drift;
    expect(await lab.publish(sub, { overDrift: liveHash })).toMatchObject({ state: "live" });
    expect((await plan(main, back)).refusal).toBeUndefined();
    const accepted = await rollBack(main);
    expect(await lab.ended(String(accepted.json().deploymentId))).toMatchObject({ state: "live", version: 1 });
  });

  it("refuses nothing where the tenant cannot be asked for it", async () => {
    const { main, given } = await publishedTwice(vendor);
    await lab.control("DELETE", `/flows/${given}`, undefined, dialect);
    await lab.control("POST", "/faults", { path: vendor.path(given), method: "GET", status: 403, times: 9 }, dialect);
    expect((await plan(main, back)).refusal).toBeUndefined();
    expect((await rollBack(main)).statusCode).toBe(202);
    await lab.control("DELETE", "/faults", undefined, dialect);
  });

  it("is an error of a publish, too, before it was ever published there", async () => {
    const { main } = await drawn(vendor);
    const { report } = await plan(main);
    const name = await nameOf(main);
    const words = `“After hours” was never published to ${name}, and “Closed hours” leads callers there. Publish “After hours” to ${name} first.`;
    expect(report.filter(({ kind }: { kind: string }) => kind === "unsupported")).toMatchObject([{ words }]);
  });
});

async function nameOf({ tenantId }: { readonly tenantId: string }): Promise<string> {
  return (await lab.get(`/api/tenants/${tenantId}`)).json().name;
}
