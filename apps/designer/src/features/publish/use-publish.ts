import type { Deployment, Plan, ScheduleRequest } from "@tonegraph/api-contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { Flow } from "@tonegraph/flow-model";
import { useEffect, useState } from "react";
import { ulid } from "ulid";
import { ApiError } from "../../lib/api/api-failure.ts";
import { fetchApi } from "../../lib/api/call-api.ts";
import { useDeployment } from "../../lib/queries/deployment.ts";
import { planQuery } from "../../lib/queries/plan.ts";

interface PublishOptions {
  readonly flowId: string;
  readonly tenantId: string;
  readonly beforePublish: () => Promise<boolean>;
}

/** What somebody decides before they press Publish. */
export interface PublishChoice {
  readonly note: string;
  readonly overwrite: boolean;
  /** When the vendor opens and closes the flow; null where it does not, or nobody said. */
  readonly window: Deployment["window"] | null;
  /** When it is to go live; null: now. */
  readonly schedule: ScheduleRequest | null;
}

/** What was decided when Publish was pressed; it stays on the screen while the deployment runs. */
interface Started {
  readonly plan: Plan;
  readonly flow: Flow | null;
  readonly deploymentId: string;
}

const NOTHING_YET = { plan: null, flow: null };

/** Saving → plan → deployment, for one tenant at a time. */
export function usePublish({ flowId, tenantId, beforePublish }: PublishOptions) {
  const saved = useSaved(flowId, beforePublish);
  const [started, setStarted] = useState<Started | null>(null);
  const planned = useQuery({
    ...planQuery(flowId, tenantId),
    enabled: saved === "yes" && tenantId !== "" && started === null,
  });
  const publish = useMutation({
    mutationFn: async (choice: PublishChoice & { readonly key: string }) => {
      if (planned.data === undefined) throw new Error("publish was pressed before there was a plan");
      const { plan, flow } = planned.data;
      const { deploymentId } = await fetchApi("createDeployment", {
        params: { flowId },
        headers: { "idempotency-key": choice.key },
        body: {
          tenantId,
          ...(choice.note.trim() === "" ? {} : { note: choice.note.trim() }),
          ...(choice.window === null ? {} : { window: choice.window }),
          ...(choice.schedule === null ? {} : { schedule: choice.schedule }),
          ...(choice.overwrite && plan.drift.liveHash !== undefined ? { overDrift: plan.drift.liveHash } : {}),
        },
      });
      return { plan, flow, deploymentId };
    },
    // An answer that was lost is fetched again with the same key: the BFF answers what it did the first time.
    retry: (failures, error) => failures < 2 && error instanceof ApiError && error.failure.kind === "unreachable",
    onSuccess: setStarted,
    onError: () => void planned.refetch(),
  });
  const deployment = useDeployment(started?.deploymentId ?? "");
  return {
    saved,
    planned,
    started,
    deployment,
    ...(started ?? planned.data ?? NOTHING_YET),
    isSending: publish.isPending,
    refusal: publish.error,
    forgetRefusal: publish.reset,
    publish: (choice: PublishChoice) => publish.mutate({ ...choice, key: ulid() }),
    again: () => {
      setStarted(null);
      publish.reset();
    },
  };
}

/** Saves what is not saved yet when the dialog opens, and says how that went. */
function useSaved(flowId: string, beforePublish: () => Promise<boolean>): "saving" | "yes" | "no" {
  const [saved, setSaved] = useState<"saving" | "yes" | "no">("saving");
  useEffect(() => {
    let asked = true;
    const settle = (result: "yes" | "no") => asked && setSaved(result);
    beforePublish().then(
      (flushed) => settle(flushed ? "yes" : "no"),
      () => settle("no"),
    );
    return () => {
      asked = false;
    };
    // Only when the dialog opens: the editor may hand in a new function at every keystroke.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [flowId]);
  return saved;
}

/** What {@link usePublish} gives. */
export type PublishState = ReturnType<typeof usePublish>;
