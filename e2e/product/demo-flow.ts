import { callAsAdmin } from "./admin-api.ts";
import type { Product } from "./start-product.ts";

interface FlowItem {
  readonly id: string;
  readonly name: string;
  readonly live: readonly { readonly tenantId: string }[];
}

/** A demo flow, if not said otherwise that of the reference document, once it is live on its tenant eight days ago. */
export async function demoFlow(
  product: Product,
  name = "Customer_Support_Menu",
): Promise<{ flowId: string; tenantId: string }> {
  for (;;) {
    const { body } = await callAsAdmin<{ items: FlowItem[] }>(
      product,
      `GET /flows?search=${encodeURIComponent(name)}&limit=50`,
    );
    const found = body.items.find(({ live }) => live.length > 0);
    const [live] = found?.live ?? [];
    if (found !== undefined && live !== undefined) {
      const { body: deployments } = await callAsAdmin<{ items: { endedAt: string | null }[] }>(
        product,
        `GET /deployments?flowId=${found.id}`,
      );
      const endedAt = Date.parse(deployments.items[0]?.endedAt ?? "");
      if (Date.now() - endedAt > 7 * 86_400_000) return { flowId: found.id, tenantId: live.tenantId };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
