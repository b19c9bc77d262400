import type { Product } from "./start-product.ts";

/** What the BFF answered, its body parsed when it is JSON. */
export interface Answer<Body> {
  readonly status: number;
  readonly etag: string | null;
  readonly text: string;
  readonly body: Body;
}

const BUSY_TRIES = 20;

/**
 * Calls the BFF beside the browser, as an administrator's script would; the caller says what shape it expects. A server
 * that says it is busy is asked again after the time that it names.
 */
export async function callAsAdmin<Body>(product: Product, route: string, body?: unknown): Promise<Answer<Body>> {
  const [method = "GET", address = "/"] = route.split(" ");
  const ask = () =>
    fetch(`${product.url}/api${address}`, {
      method,
      headers: {
        authorization: `Bearer ${product.adminToken}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  let answer = await ask();
  for (let tries = 1; answer.status === 503 && tries < BUSY_TRIES; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1000 * Number(answer.headers.get("retry-after") ?? 1)));
    answer = await ask();
  }
  const text = await answer.text();
  const isJson = answer.headers.get("content-type")?.includes("json") === true;
  return {
    status: answer.status,
    etag: answer.headers.get("etag"),
    text,
    body: (isJson ? JSON.parse(text) : null) as Body,
  };
}
