import type { Flow } from "@tonegraph/flow-model";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { fetchApi } from "../../lib/api/call-api.ts";
import { refreshFlows } from "../../lib/queries/refresh-flows.ts";

/** Stores a flow as a new draft (the server gives the id) and opens it. */
export function useCreateFlow() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ id: _former, ...flow }: Flow) => fetchApi("createFlow", { body: flow }),
    onSuccess: async ({ id }) => {
      await refreshFlows(client);
      if (id !== undefined) await navigate({ to: "/flows/$flowId", params: { flowId: id } });
    },
  });
}
