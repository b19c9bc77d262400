import type { Deployment, Plan, ScheduleRequest } from "@tonegraph/api-contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Flow } from "@tonegraph/flow-model";
import { useEffect, useState } from "react";
import { ulid } from "ulid";
import { ApiError } from "../../lib/api/api-failure.ts";
import { fetchApi } from "../../lib/api/call-api.ts";
import { isFinal, useDeployment } from "../../lib/queries/deployment.ts";
import { useLiveTenants } from "../../lib/queries/live-tenants.ts";
import { planQuery } from "../../lib/queries/plan.ts";
import { refreshFlows } from "../../lib/queries/refresh-flows.ts";
import { useRunning } from "../../lib/queries/running.ts";

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
  /** Null where it was running when the dialog was opened: what it was to change is not known any more. */
  readonly plan: Plan | null;
  readonly flow: Flow | null;
  readonly deploymentId: string;
  /** The version that was live before; null where none was. */
  readonly before: number | null;
}

const NOTHING_YET = { plan: null, flow: null };

/** Saving → plan → deployment, for one tenant at a time. What runs there already, whoever began it, comes before a plan. */
export function usePublish({ flowId, tenantId, beforePublish }: PublishOptions) {
  const saved = useSaved(flowId, beforePublish);
  const client = useQueryClient();
  const [started, setStarted] = useState<Started | null>(null);
  const underway = useUnderway(flowId, tenantId);
  const planned = useQuery({
    ...planQuery(flowId, tenantId),
    enabled: saved === "yes" && started === null && underway.id === "",
  });
  const publish = useMutation({
    mutationFn: async (choice: PublishChoice & { readonly key: string }) => {
      if (planned.data === undefined) throw new Error("publish was pressed before there was a plan");
      const { plan, flow } = planned.data;
      const { deploymentId } = await fetchApi("createDeployment", {
        params: { flowId },
        headers: { "idempotency-key": choice.key },
        body: { tenantId, ...chosenParts(choice, plan) },
      });
      return { plan, flow, deploymentId, before: plan.live?.version ?? null };
    },
    // An answer that was lost is fetched again with the same key: the BFF answers what it did the first time.
    retry: (failures, error) => failures < 2 && error instanceof ApiError && error.failure.kind === "unreachable",
    onSuccess: setStarted,
    // It may be that somebody else began meanwhile: then the list of what runs shows it.
    onError: () => void refreshFlows(client, flowId),
  });
  const { deployment, silence } = useDeployment(started?.deploymentId ?? underway.id ?? "");
  if (started === null && runs(deployment) && !publish.isPending) {
    setStarted({ plan: null, flow: null, deploymentId: deployment.id, before: underway.before });
  }
  return {
    saved,
    planned,
    started,
    deployment: started === null ? null : deployment,
    silence,
    ...(started ?? planned.data ?? NOTHING_YET),
    isSending: publish.isPending,
    refusal: publish.error,
    forgetRefusal: publish.reset,
    publish: (choice: PublishChoice) => publish.mutate({ ...choice, key: ulid() }),
    again: () => {
      setStarted(null);
      publish.reset();
      void client.invalidateQueries({ queryKey: planQuery(flowId, tenantId).queryKey });
    },
  };
}

/** What runs on the tenant already, by its id ("" where nothing does, null while that is not known), and what is live there. */
function useUnderway(flowId: string, tenantId: string): { readonly id: string | null; readonly before: number | null } {
  const running = useRunning(flowId);
  const live = useLiveTenants(flowId)?.find(({ id }) => id === tenantId);
  const found = running?.find((one) => one.tenantId === tenantId);
  return { id: running === null ? null : (found?.id ?? ""), before: live?.version ?? null };
}

/** The list of what runs may be older than the end of what it names: what has ended is no reason to show no plan. */
function runs(deployment: Deployment | null): deployment is Deployment {
  return deployment !== null && !isFinal(deployment);
}

function chosenParts({ note, window, schedule, overwrite }: PublishChoice, { drift }: Plan) {
  return {
    ...(note.trim() === "" ? {} : { note: note.trim() }),
    ...(window === null ? {} : { window }),
    ...(schedule === null ? {} : { schedule }),
    ...(overwrite && drift.liveHash !== undefined ? { overDrift: drift.liveHash } : {}),
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
