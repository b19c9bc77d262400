import type { Flow } from "@tonegraph/flow-model";
import { callAsAdmin } from "./admin-api.ts";
import type { Product } from "./start-product.ts";

interface Deployment {
  readonly state: string;
}

const FINAL = new Set(["live", "failed", "rolledBack", "unknown", "cancelled", "superseded"]);

/** Stores a draft and answers its id. */
export async function storeFlow(product: Product, flow: Flow): Promise<string> {
  const { id: _own, ...draft } = flow;
  const { status, body, text } = await callAsAdmin<{ id: string }>(product, "POST /flows", draft);
  if (status !== 201) throw new Error(`the flow was not stored: ${text}`);
  return body.id;
}

/** Saves a draft anew, as it stands. */
export async function saveFlow(product: Product, flowId: string, flow: Flow): Promise<void> {
  const { etag } = await callAsAdmin(product, `GET /flows/${flowId}`);
  const answer = await fetch(`${product.url}/api/flows/${flowId}`, {
    method: "PUT",
    headers: {
      authorization: `Bearer ${product.adminToken}`,
      "content-type": "application/json",
      "if-match": etag ?? "",
    },
    body: JSON.stringify({ ...flow, id: flowId }),
  });
  if (!answer.ok) throw new Error(`the flow was not saved: ${await answer.text()}`);
}

/** Archives every flow, the demo of the first start too. */
export async function archiveAllFlows(product: Product): Promise<void> {
  const { body } = await callAsAdmin<{ items: { id: string }[] }>(product, "GET /flows");
  for (const { id } of body.items) await callAsAdmin(product, `DELETE /flows/${id}`);
}

/** The only tenant of a fresh installation: the sandbox. */
export async function sandboxTenant(product: Product): Promise<string> {
  const { body } = await callAsAdmin<{ items: { id: string }[] }>(product, "GET /tenants");
  const [tenant] = body.items;
  if (tenant === undefined) throw new Error("no tenant is registered");
  return tenant.id;
}

/** Publishes the draft beside the browser, to the only tenant unless one is named, and answers how that ended. */
export async function publishFlow(
  product: Product,
  flowId: string,
  more: { readonly tenantId?: string; readonly overDrift?: string } = {},
): Promise<string> {
  const tenantId = more.tenantId ?? (await sandboxTenant(product));
  const answer = await fetch(`${product.url}/api/flows/${flowId}/deployments`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${product.adminToken}`,
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
    },
    body: JSON.stringify({ ...more, tenantId }),
  });
  if (answer.status !== 202) throw new Error(`publishing was refused: ${await answer.text()}`);
  const { deploymentId } = (await answer.json()) as { deploymentId: string };
  for (;;) {
    const { body } = await callAsAdmin<Deployment>(product, `GET /deployments/${deploymentId}`);
    if (FINAL.has(body.state)) return body.state;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What is live of a flow on the sandbox's tenant, as Tonegraph says. */
export async function readLive(
  product: Product,
  flowId: string,
): Promise<{ readonly version: number; readonly externalId: string; readonly drift: string }> {
  const tenantId = await sandboxTenant(product);
  const { status, body, text } = await callAsAdmin<{ version: number; externalId: string; drift: string }>(
    product,
    `GET /flows/${flowId}/live?tenantId=${tenantId}`,
  );
  if (status !== 200) throw new Error(`nothing is live: ${text}`);
  return body;
}
