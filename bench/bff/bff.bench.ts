// What the BFF adds to a call: reading what is live at the vendor through it against reading it there directly, in the
// same run; and how fast it answers with a flow of 200 blocks from its own database.
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { callAsAdmin } from "../../e2e/product/admin-api.ts";
import { startProduct } from "../../e2e/product/start-product.ts";
import { syntheticFlow } from "../inputs/synthetic-flow.ts";
import { median } from "../measure/median.ts";
import { load, type Round, type Target } from "./load.ts";

const ROUNDS = 5;
const DIALECT = "cxone-ivr-menus";
const product = await startProduct({ LOG_LEVEL: "error" });
try {
  const targets = await prepare();
  for (const target of Object.values(targets)) await load(target, { count: 300, connections: 8 });
  const many = await rounds(targets, { count: 1500, connections: 32 });
  const single = await rounds(targets, { count: 300, connections: 1 });
  const share = ratio(many.through, many.direct, (round) => round.perSecond);
  const added = middle(single.through, (round) => round.p50) - middle(single.direct, (round) => round.p50);
  say(`the vendor directly: ${figures(many.direct)}`);
  say(`what is live, through the BFF: ${figures(many.through)}`);
  say(`a flow of 200 blocks: ${figures(many.flow)}`);
  say(`share of direct calls with 32 connections: ${(share * 100).toFixed(0)} % (goal ≥ 60 %)`);
  say(`added p50 with one connection: ${added.toFixed(2)} ms (goal ≤ 0.3 ms)`);
  say(`flow of 200 blocks: ${middle(many.flow, (round) => round.perSecond).toFixed(0)}/s (goal ≥ 3000/s)`);
  say(`flow of 200 blocks, p99: ${middle(many.flow, (round) => round.p99).toFixed(1)} ms (goal ≤ 20 ms)`);
} finally {
  await product.stop();
}

interface Targets {
  readonly direct: Target;
  readonly through: Target;
  readonly flow: Target;
}

async function prepare(): Promise<Targets> {
  const tenants = await callAsAdmin<{ items: { id: string; dialect: string }[] }>(product, "GET /tenants");
  const tenantId = tenants.body.items.find(({ dialect }) => dialect === DIALECT)?.id ?? "";
  const { id: _id, ...menu } = customerSupportMenu();
  const flowId = (await callAsAdmin<{ id: string }>(product, "POST /flows", menu)).body.id;
  const externalId = await publish(flowId, tenantId);
  const { id: _large, ...drawing } = syntheticFlow(200);
  const large = await callAsAdmin<{ id: string }>(product, "POST /flows", drawing);
  if (large.status !== 201) throw new Error(`the large flow was not stored: ${large.text.slice(0, 300)}`);
  const bearer = { authorization: `Bearer ${product.adminToken}` };
  return {
    direct: { url: `${product.sandboxUrl}/${DIALECT}/api/v2/ivr/flows/${externalId}`, headers: await vendorToken() },
    through: { url: `${product.url}/api/flows/${flowId}/live?tenantId=${tenantId}`, headers: bearer },
    flow: { url: `${product.url}/api/flows/${large.body.id}`, headers: bearer },
  };
}

async function publish(flowId: string, tenantId: string): Promise<string> {
  const accepted = await fetch(`${product.url}/api/flows/${flowId}/deployments`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${product.adminToken}`,
      "content-type": "application/json",
      "idempotency-key": "bench",
    },
    body: JSON.stringify({ tenantId }),
  });
  if (accepted.status !== 202) throw new Error(`not published: ${await accepted.text()}`);
  for (;;) {
    const live = await callAsAdmin<{ version: number | null; externalId: string | null }>(
      product,
      `GET /flows/${flowId}/live?tenantId=${tenantId}`,
    );
    if (live.body.version !== null && live.body.externalId !== null) return live.body.externalId;
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function vendorToken(): Promise<Readonly<Record<string, string>>> {
  const answer = await fetch(`${product.sandboxUrl}/${DIALECT}/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: "sandbox-client",
      client_secret: "sandbox-secret",
      scope: "ivr:read ivr:write analytics:read",
    }),
  });
  const token: { access_token: string } = JSON.parse(await answer.text());
  return { authorization: `Bearer ${token.access_token}` };
}

/** Interleaved, so that what else the machine does hits all alike. */
async function rounds(
  targets: Targets,
  shape: { readonly count: number; readonly connections: number },
): Promise<{ readonly [Name in keyof Targets]: readonly Round[] }> {
  const measured: { [Name in keyof Targets]: Round[] } = { direct: [], through: [], flow: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    measured.direct.push(await load(targets.direct, shape));
    measured.through.push(await load(targets.through, shape));
    measured.flow.push(await load(targets.flow, shape));
  }
  return measured;
}

function middle(all: readonly Round[], figure: (round: Round) => number): number {
  return median(all.map(figure));
}

function ratio(one: readonly Round[], other: readonly Round[], figure: (round: Round) => number): number {
  return middle(one, figure) / middle(other, figure);
}

function figures(all: readonly Round[]): string {
  const [perSecond, p50, p99] = [(r: Round) => r.perSecond, (r: Round) => r.p50, (r: Round) => r.p99].map((figure) =>
    middle(all, figure),
  );
  return `${perSecond?.toFixed(0)}/s, p50 ${p50?.toFixed(2)} ms, p99 ${p99?.toFixed(1)} ms`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
