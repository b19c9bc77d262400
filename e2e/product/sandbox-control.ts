import { callAsAdmin } from "./admin-api.ts";
import type { Product } from "./start-product.ts";

/** Asks the sandbox's control API of one dialect, as somebody who plays the vendor. */
export async function controlVendor(
  product: Product,
  dialect: string,
  ...[route, body]: [route: string, body?: object]
): Promise<string> {
  const [method = "GET", path = ""] = route.split(" ");
  const sent = { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const url = `${product.sandboxUrl}/_control/${dialect}${path}`;
  const answer = await fetch(url, { method, ...(body === undefined ? {} : sent) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} to ${route}: ${text}`);
  return text;
}

/** The sandbox's tenant of a dialect; a fresh installation has one of each. */
export async function tenantOf(
  product: Product,
  dialect: string,
): Promise<{ readonly id: string; readonly name: string }> {
  const { body } = await callAsAdmin<{ items: { id: string; name: string; dialect: string }[] }>(
    product,
    "GET /tenants",
  );
  const tenant = body.items.find((one) => one.dialect === dialect);
  if (tenant === undefined) throw new Error(`no tenant is registered for ${dialect}`);
  return tenant;
}

/** What is live of a flow there: what Tonegraph says, and the vendor's own document as text. */
export async function liveAt(product: Product, flowId: string, dialect: string) {
  const { id } = await tenantOf(product, dialect);
  const route = `GET /flows/${flowId}/live?tenantId=${id}`;
  const { body } = await callAsAdmin<{ version: number; externalId: string; drift: string }>(product, route);
  const { version, drift } = body;
  return { version, drift, held: await controlVendor(product, dialect, `GET /flows/${body.externalId}`) };
}

/** Edits what the vendor holds of a flow, as somebody does in the vendor's own console, and has Tonegraph compare. */
export async function editAtVendor(
  product: Product,
  { flowId, dialect }: { readonly flowId: string; readonly dialect: string },
  edit: (text: string) => string,
): Promise<void> {
  const { id: tenantId } = await tenantOf(product, dialect);
  const { body } = await callAsAdmin<{ externalId: string }>(product, `GET /flows/${flowId}/live?tenantId=${tenantId}`);
  const held: unknown = JSON.parse(await controlVendor(product, dialect, `GET /flows/${body.externalId}`));
  const { artefact } = held as { readonly artefact: unknown };
  const answer = await fetch(`${product.sandboxUrl}/_control/${dialect}/flows/${body.externalId}`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: edit(JSON.stringify(artefact)),
  });
  if (!answer.ok) throw new Error(`the sandbox refused the edit: ${await answer.text()}`);
  await callAsAdmin(product, `POST /flows/${flowId}/drift/check`, { tenantId });
}
