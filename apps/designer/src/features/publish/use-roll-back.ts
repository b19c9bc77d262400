import { useMutation } from "@tanstack/react-query";
import type { ScheduleRequest } from "@tonegraph/api-contract";
import { ulid } from "ulid";
import { ApiError } from "../../lib/api/api-failure.ts";
import { fetchApi } from "../../lib/api/call-api.ts";
import { useDeployment } from "../../lib/queries/deployment.ts";

/** Starts a roll back and follows it. */
export function useRollBack(flowId: string) {
  const start = useMutation({
    mutationFn: (choice: {
      readonly tenantId: string;
      readonly toVersion: number;
      readonly note: string;
      /** The drifted content that may be overwritten. */
      readonly overDrift: string | null;
      /** When it is to come back; null: now. */
      readonly schedule: ScheduleRequest | null;
      readonly key: string;
    }) =>
      fetchApi("rollBack", {
        params: { flowId },
        headers: { "idempotency-key": choice.key },
        body: {
          tenantId: choice.tenantId,
          toVersion: choice.toVersion,
          ...(choice.overDrift === null ? {} : { overDrift: choice.overDrift }),
          ...(choice.schedule === null ? {} : { schedule: choice.schedule }),
          ...(choice.note.trim() === "" ? {} : { note: choice.note.trim() }),
        },
      }),
    retry: (failures, error) => failures < 2 && error instanceof ApiError && error.failure.kind === "unreachable",
  });
  const progress = useDeployment(start.data?.deploymentId ?? "");
  return {
    start: (choice: Omit<Parameters<typeof start.mutate>[0], "key">) => start.mutate({ ...choice, key: ulid() }),
    isSending: start.isPending,
    hasStarted: start.data !== undefined,
    refusal: start.error,
    ...progress,
  };
}
