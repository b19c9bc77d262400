import { callAsAdmin } from "../../e2e/product/admin-api.ts";
import type { Product } from "../../e2e/product/start-product.ts";
import { syntheticFlow } from "../inputs/synthetic-flow.ts";
import type { Target } from "./load.ts";
import { ASKED, VENDOR_PAGE } from "./vendor-page.ts";

const DIALECT = "cxone-ivr-menus";

/** What is asked of the BFF: a vendor's page of figures through it, and a flow of 200 blocks from its database. */
export async function prepareProduct(
  product: Product,
  vendorUrl: string,
): Promise<{ readonly page: Target; readonly flow: Target; readonly flowBytes: number }> {
  const tenant = await callAsAdmin<{ id: string }>(product, "POST /tenants", {
    name: "Measured",
    dialect: DIALECT,
    baseUrl: vendorUrl,
    authUrl: `${vendorUrl}/oauth2/token`,
    // What is measured is not to wait for the limit that is usual where a vendor names none.
    settings: { environment: "na1", requestsPerSecond: "100000" },
    credentials: { clientId: "measured", clientSecret: "secret-of-the-measurement" },
  });
  if (tenant.status !== 201) throw new Error(`the tenant was not stored: ${tenant.text}`);
  const { id: _id, ...drawing } = syntheticFlow(200);
  const flow = await callAsAdmin<{ id: string }>(product, "POST /flows", drawing);
  if (flow.status !== 201) throw new Error(`the flow was not stored: ${flow.text.slice(0, 300)}`);
  const headers = { authorization: `Bearer ${product.adminToken}` };
  const page = `${product.url}/api/tenants/${tenant.body.id}/analytics?${new URLSearchParams(ASKED).toString()}`;
  const seen = await (await fetch(page, { headers })).text();
  if (seen !== VENDOR_PAGE) throw new Error(`the page is not the vendor's: ${seen.slice(0, 300)}`);
  const common = { method: "GET", headers, pid: product.pid } as const;
  return {
    page: { ...common, url: page },
    flow: { ...common, url: `${product.url}/api/flows/${flow.body.id}` },
    flowBytes: Buffer.byteLength(flow.text),
  };
}
