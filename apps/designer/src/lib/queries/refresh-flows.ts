import type { QueryClient } from "@tanstack/react-query";

/** Has every list of flows asked again, and what is shown of one flow. */
export async function refreshFlows(client: QueryClient, flowId?: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ["flows"] }),
    ...(flowId === undefined ? [] : [client.invalidateQueries({ queryKey: ["flow", flowId] })]),
  ]);
}
