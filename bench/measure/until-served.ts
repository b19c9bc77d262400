import { callAsAdmin } from "../../e2e/product/admin-api.ts";
import type { Product } from "../../e2e/product/start-product.ts";

const SERVED_WITHIN_MS = 60_000;

/** Storing thousands of nodes keeps the server busy for a moment, and a busy server turns people away. */
export async function untilServed(running: Product, flowId: string): Promise<void> {
  const deadline = performance.now() + SERVED_WITHIN_MS;
  for (;;) {
    const { status, text } = await callAsAdmin(running, `GET /flows/${flowId}`);
    if (status === 200) return;
    if (performance.now() > deadline) throw new Error(`the flow is not served: ${text}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
