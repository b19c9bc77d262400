import { setTimeout as sleep } from "node:timers/promises";
import { deploymentSchema, type Deployment } from "@tonegraph/api-contract";
import type { Flow } from "@tonegraph/flow-model";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import type { LightMyRequestResponse } from "fastify";
import { expect, onTestFailed, vi } from "vitest";
import type { PublishingOverrides } from "../composition/compose-publishing.ts";
import { labTenant } from "./lab-tenant.ts";
import { startSandboxChild } from "./sandbox-child.ts";
import { ADMIN_TOKEN, startTestBff, type TestBff } from "./test-bff.ts";

export const DIALECT = "cxone-ivr-menus";
const FINAL = ["live", "failed", "rolledBack", "unknown", "cancelled", "superseded"];

/** The whole BFF with its worker, and a real sandbox behind it. */
export interface PublishingLab extends TestBff {
  readonly sandboxUrl: string;
  readonly adminToken: string;
  /** Asks the sandbox's control API; `path` is below the dialect's. */
  control(method: string, path: string, body?: unknown, dialect?: string): Promise<unknown>;
  /** A fault for the next request that matches. */
  fault(fault: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** A tenant that leads to the sandbox, and a flow of its own. */
  prepare(flow?: Flow, dialect?: string): Promise<{ readonly tenantId: string; readonly flowId: string }>;
  post(url: string, payload: object, key?: string): Promise<LightMyRequestResponse>;
  get(url: string): Promise<LightMyRequestResponse>;
  /** Publishes and waits for the end. */
  publish(place: { flowId: string; tenantId: string }, more?: object): Promise<Deployment>;
  ended(deploymentId: string): Promise<Deployment>;
  /** Changes the first prompt of the draft. */
  edit(flowId: string, words: string): Promise<void>;
  /** What the sandbox holds for a flow, found by its id there. */
  held(place: { flowId: string; tenantId: string }): Promise<unknown>;
}

/** Vendors' clients wait five times faster than they say; our own promises run at their own speed, but shorter. */
const FASTER = 5;
const TIMING = {
  readPatienceMs: 4000,
  writeDeadlineMs: 4000,
  personPatienceMs: 2500,
  lookAgainMs: 50,
  rewriteWaitMs: { usual: 50, longest: 50 },
  conflictWaitMs: { base: 20, longest: 100 },
  pollMs: 100,
  scheduleMs: 100,
};

// A sandbox, a database and dozens of requests per test take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let keys = 0;

/** Vendors live as fast as their clients: who counts seconds faster than a vendor does would ask it more often than it allows. */
async function hurry(sandboxUrl: string): Promise<void> {
  const body = JSON.stringify({ speed: FASTER });
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${sandboxUrl}/_control/clock`, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`the sandbox's clock answered ${answer.status}: ${await answer.text()}`);
}

/** Starts sandbox and BFF; close it when done. Tenants may also lead to `hosts`. */
export async function startPublishingLab(
  hosts: readonly string[] = [],
  overrides: Pick<PublishingOverrides, "guardEveryMs" | "queueRuleEveryMs" | "requestAlertsEveryMs"> = {},
): Promise<PublishingLab> {
  const sandbox = await startSandboxChild();
  const sandboxUrl = sandbox.url;
  await hurry(sandboxUrl);
  const begun = Date.now();
  const vendorClock = {
    now: () => begun + (Date.now() - begun) * FASTER,
    elapsed: () => performance.now() * FASTER,
    sleep: (ms: number) => sleep(ms / FASTER),
  };
  const environment = { TONEGRAPH_ALLOW_PRIVATE_HOSTS: [new URL(sandboxUrl).host, ...hosts].join(",") };
  const test = await startTestBff(environment, { timing: TIMING, vendorClock, ...overrides });
  test.bff.start();

  const control: PublishingLab["control"] = async (...[method, path, body, dialect = DIALECT]) => {
    const response = await fetch(`${sandboxUrl}/_control/${dialect}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`the sandbox's control answered ${response.status}: ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  };
  const get = (url: string) => test.asAdmin({ method: "GET", url });
  const post = (url: string, payload: object, key?: string) =>
    test.asAdmin({
      method: "POST",
      url,
      payload,
      ...(key === undefined ? {} : { headers: { "idempotency-key": key } }),
    });

  async function ended(deploymentId: string): Promise<Deployment> {
    for (;;) {
      const deployment = deploymentSchema.parse((await get(`/api/deployments/${deploymentId}`)).json());
      if (FINAL.includes(deployment.state)) {
        // Of what a test compares, only what differs is printed: not why a deployment failed.
        if (expect.getState().currentTestName !== undefined)
          onTestFailed(() => void process.stderr.write(`${deploymentId} ended so: ${JSON.stringify(deployment)}\n`));
        return deployment;
      }
      await sleep(20);
    }
  }

  return {
    ...test,
    sandboxUrl,
    adminToken: ADMIN_TOKEN,
    control,
    get,
    post,
    ended,
    fault: (fault) => control("POST", "/faults", fault),
    async prepare(flow = customerSupportMenu(), dialect = DIALECT) {
      const { id: _id, ...document } = flow;
      const tenant = await post("/api/tenants", labTenant(sandboxUrl, dialect));
      const created = await post("/api/flows", document);
      return { tenantId: idOf(tenant), flowId: idOf(created) };
    },
    async publish({ flowId, tenantId }, more = {}) {
      keys += 1;
      const accepted = await post(`/api/flows/${flowId}/deployments`, { tenantId, ...more }, `lab-${keys}`);
      if (accepted.statusCode !== 202) throw new Error(`not accepted: ${accepted.body}`);
      return ended(String(accepted.json().deploymentId));
    },
    async edit(flowId, words) {
      const draft = await get(`/api/flows/${flowId}`);
      const payload = draft.body.replace(
        /"Thank you for calling\.[^"]*"/u,
        JSON.stringify(`Thank you for calling. ${words}`),
      );
      const headers = { "if-match": String(draft.headers.etag) };
      const saved = await test.asAdmin({
        method: "PUT",
        url: `/api/flows/${flowId}`,
        payload: JSON.parse(payload),
        headers,
      });
      if (saved.statusCode !== 200) throw new Error(`not saved: ${saved.body}`);
    },
    async held({ flowId, tenantId }) {
      const { externalId } = (await get(`/api/flows/${flowId}/live?tenantId=${tenantId}`)).json();
      return control("GET", `/flows/${externalId}`);
    },
    close: async () => {
      await test.close();
      await sandbox.stop();
    },
  };
}

function idOf(response: LightMyRequestResponse): string {
  if (response.statusCode !== 201) throw new Error(`not created: ${response.body}`);
  return String(response.json().id);
}
