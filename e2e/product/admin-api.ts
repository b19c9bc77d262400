import type { Product } from "./start-product.ts";

/** What the BFF answered, its body parsed when it is JSON. */
export interface Answer<Body> {
  readonly status: number;
  readonly etag: string | null;
  readonly text: string;
  readonly body: Body;
}

/** Calls the BFF beside the browser, as an administrator's script would; the caller says what shape it expects. */
export async function callAsAdmin<Body>(product: Product, route: string, body?: unknown): Promise<Answer<Body>> {
  const [method = "GET", address = "/"] = route.split(" ");
  const answer = await fetch(`${product.url}/api${address}`, {
    method,
    headers: {
      authorization: `Bearer ${product.adminToken}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get("content-type")?.includes("json") === true;
  return {
    status: answer.status,
    etag: answer.headers.get("etag"),
    text,
    body: (isJson ? JSON.parse(text) : null) as Body,
  };
}
