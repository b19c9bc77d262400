import { z } from "zod";
import type { Product } from "./start-product.ts";

const DIALECT = "cxone-ivr-menus";
const tokenSchema = z.object({ access_token: z.string() });
const destinationSchema = z.object({ type: z.string(), id: z.string() });

const vendorFlowSchema = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number(),
  nodes: z.array(
    z.object({
      type: z.literal("menu"),
      voicePrompts: z.array(z.object({ text: z.string(), language: z.string() })),
      dtmfMappings: z.array(z.object({ key: z.string(), destination: destinationSchema })),
      timeoutBehavior: z.object({
        noInputTimeoutMs: z.number(),
        action: z.string(),
        maxRepeats: z.number(),
        fallbackDestination: destinationSchema,
      }),
    }),
  ),
});

/** A flow as the vendor's API answers it. */
export type VendorFlow = z.infer<typeof vendorFlowSchema>;

/** Reads a flow through the vendor's own API, with a sign-in of its own: what callers would hear now. */
export async function readVendorFlow(product: Product, externalId: string): Promise<VendorFlow> {
  const answer = await fetch(`${product.sandboxUrl}/${DIALECT}/api/v2/ivr/flows/${externalId}`, {
    headers: { authorization: `Bearer ${await vendorToken(product)}` },
  });
  if (!answer.ok) throw new Error(`the vendor answered ${answer.status}: ${await answer.text()}`);
  return vendorFlowSchema.parse(await answer.json());
}

/** Makes the vendor misbehave: for a route, a number of times. */
export async function injectFault(product: Product, fault: Readonly<Record<string, unknown>>): Promise<void> {
  await control(product, "POST", "faults", fault);
}

async function control(
  product: Product,
  method: string,
  ...[path, body]: readonly [path: string, body?: unknown]
): Promise<void> {
  const answer = await fetch(`${product.sandboxUrl}/_control/${DIALECT}/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} to ${path}: ${await answer.text()}`);
}

async function vendorToken(product: Product): Promise<string> {
  const answer = await fetch(`${product.sandboxUrl}/${DIALECT}/oauth2/token`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: "sandbox-client",
      client_secret: "sandbox-secret",
      scope: "ivr:read",
    }).toString(),
  });
  return tokenSchema.parse(await answer.json()).access_token;
}
