import { Loader, Modal } from "@mantine/core";
import type { Plan, Tenant } from "@tonegraph/api-contract";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { vendorName } from "../../lib/dialects/targets.ts";
import { words } from "../../lib/messages/words.ts";
import { isFinal } from "../../lib/queries/deployment.ts";
import { guardQuery } from "../../lib/queries/guard.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import { relativeTime, shortDate } from "../../lib/time/relative-time.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { Refusal } from "../../ui/Refusal.tsx";
import { DeploymentOutcome } from "./DeploymentOutcome.tsx";
import { DeploymentSteps } from "./DeploymentSteps.tsx";
import { plannedSteps, stepViews, type DeploymentContext, type StepView } from "./deployment-view.ts";
import { DriftPill, PlanDetails } from "./PlanDetails.tsx";
import { LostFlow } from "./LostFlow.tsx";
import { otherThere, planView, publishBlock } from "./plan-view.ts";
import { PublishChoices } from "./PublishChoices.tsx";
import { PublishFooter } from "./PublishFooter.tsx";
import styles from "./publish.module.css";
import { SilenceNotice } from "./SilenceNotice.tsx";
import { TargetSelect } from "./TargetSelect.tsx";
import { watchStep } from "./watch-step.ts";
import { usePublishTimes } from "./use-publish-times.ts";
import { usePublish, type PublishState } from "./use-publish.ts";

interface PublishBodyProps {
  readonly flowId: string;
  readonly flowName: string;
  readonly tenant: Tenant;
  readonly tenants: readonly Tenant[];
  readonly onTenant: (tenantId: string) => void;
  readonly onClose: () => void;
  readonly beforePublish: () => Promise<boolean>;
  /** What the guard will do, and the choice of it. */
  readonly guard?: ReactNode;
  readonly onRollBack: (toVersion: number) => void;
  readonly onShowBlock: (nodeId: string) => void;
}

/** The dialog for one tenant: plan at the left, steps at the right, what to do next at the bottom. */
export function PublishBody(props: PublishBodyProps) {
  const { flowName, tenant } = props;
  const [note, setNote] = useState("");
  const [overwrite, setOverwrite] = useState(false);
  const times = usePublishTimes(tenant);
  const mayPublish = usePermission("publish");
  const state = usePublish({ flowId: props.flowId, tenantId: tenant.id, beforePublish: props.beforePublish });
  const present = useNow(state.deployment === null ? 60_000 : 250);
  // Without an answer nobody knows how long a step has been running.
  const now = state.silence?.heardAt ?? present;
  const context = contextOf(tenant, state);
  const { isNow } = times.when;
  const hasTimes = times.chosen.window !== null && times.chosen.window !== undefined;
  const circumstances = {
    mayPublish,
    overwrite,
    dialect: tenant.dialect,
    isRefused: times.isRefused,
    isNow,
    hasTimes,
    note,
  };
  const block = publishBlock(state.plan, circumstances);
  const watching = useWatchStep(props.flowId, state);
  return (
    <>
      <Head state={state} flowName={flowName} tenantName={tenant.name} now={now} />
      <div className={styles["body"]}>
        <div className={styles["plan"]}>
          <HowItStands {...props} state={state} context={context} now={now} />
          <PublishRefusal state={state} />
          {mayChooseTarget(state) && <TargetSelect {...props} flow={state.flow} disabled={state.isSending} />}
          <PlanState state={state}>
            {state.plan !== null && (
              <PlanDetails
                plan={state.plan}
                isLive={isLive(state)}
                vendor={vendorName(tenant.dialect)}
                view={planView(state.plan, state.flow, tenant.dialect)}
                overwrite={overwrite}
                onShowBlock={props.onShowBlock}
                onOverwrite={state.started === null && !state.isSending ? setOverwrite : null}
              />
            )}
          </PlanState>
          <PublishChoices {...props} state={state} times={times} note={note} onNote={setNote} />
        </div>
        <DeploymentSteps steps={[...stepsOf(state, context, now), ...watching]} />
      </div>
      <PublishFooter
        state={state}
        block={block}
        before={context.before}
        onClose={props.onClose}
        submitLabel={isNow ? words.publish.submit : words.publish.when.submit}
        onPublish={() => state.publish({ note, overwrite, ...times.chosen })}
        onRollBack={props.onRollBack}
      />
    </>
  );
}

type HowItStandsProps = Pick<PublishBodyProps, "flowId" | "tenant" | "onShowBlock"> & {
  readonly state: PublishState;
  readonly context: DeploymentContext;
  readonly now: number;
};

/**
 * How it stands once it has begun, or how an earlier publish ended that nobody knows the flow of; what is known without an
 * answer, and what is left to be said by hand.
 */
function HowItStands({ flowId, tenant, onShowBlock, state, context, now }: HowItStandsProps) {
  const { silence, flow } = state;
  const earlier = state.deployment === null ? state.plan?.lost : undefined;
  const deployment = state.deployment ?? earlier ?? null;
  return (
    <>
      {silence !== null && <SilenceNotice silence={silence} />}
      {deployment !== null && (
        <DeploymentOutcome deployment={deployment} context={context} drawn={{ flow, onShowBlock }} />
      )}
      {earlier !== undefined && (
        <div className={styles["sub"]}>
          {words.publish.begun(earlier.createdBy, relativeTime(earlier.createdAt, now))}
        </div>
      )}
      {(earlier ?? deployment?.error?.asksForId) !== undefined && (
        <LostFlow flowId={flowId} tenantId={tenant.id} onNamed={state.again} />
      )}
    </>
  );
}

/** What somebody else runs on one tenant keeps nobody from publishing to another. */
function mayChooseTarget({ started }: PublishState): boolean {
  return started === null || started.plan === null;
}

function contextOf({ dialect, name }: Tenant, { plan, started }: PublishState): DeploymentContext {
  const before = started === null ? (plan?.live?.version ?? null) : started.before;
  // Without a plan nobody knows what else the vendor had there.
  const heldOther = plan === null ? started !== null : otherThere(plan) !== "nothing";
  return { dialect, tenantName: name, before, heldOther };
}

/** What the guard does afterwards; nothing where it is off, or what is live is not known yet. */
function useWatchStep(flowId: string, { plan, deployment }: PublishState): readonly StepView[] {
  const guard = useQuery(guardQuery(flowId)).data;
  if (plan === null) return [];
  const liveSince = deployment?.state === "live" ? deployment.endedAt : null;
  const hasFormer = plan.live !== null && plan.live.version !== null;
  const step = watchStep({ guard, hasFormer, liveSince });
  return step === null ? [] : [step];
}

interface HeadProps {
  readonly state: PublishState;
  readonly flowName: string;
  readonly tenantName: string;
  readonly now: number;
}

function Head({ state, flowName, tenantName, now }: HeadProps) {
  const text = words.publish;
  const version = state.deployment?.version ?? state.plan?.version;
  const title = state.deployment?.kind === "rollback" ? text.titleBack : text.title;
  return (
    <div className={styles["head"]}>
      <div>
        <Modal.Title component="h2">
          {version === undefined ? text.titleBare(flowName) : title(version, tenantName)}
        </Modal.Title>
        <div className={styles["sub"]}>{subtitle(state, now)}</div>
      </div>
      {state.plan !== null && !isLive(state) && <DriftPill plan={state.plan} />}
    </div>
  );
}

function subtitle(state: PublishState, now: number): string {
  const { plan, deployment } = state;
  // How it ended without going live, the outcome says.
  if (deployment !== null && isFinal(deployment) && !isLive(state)) return "";
  if (plan !== null) return liveSentence(plan, now, isLive(state));
  if (deployment === null) return "";
  return words.publish.begun(deployment.createdBy, relativeTime(deployment.createdAt, now));
}

function PublishRefusal({ state }: { readonly state: PublishState }) {
  if (state.refusal === null || state.started !== null) return null;
  return (
    <Refusal
      title={words.publish.notPublished(state.plan?.version ?? null)}
      text={problemOf(state.refusal).detail}
      fine={requestOf(state.refusal)}
      testId="publish-refused"
    />
  );
}

function stepsOf(state: PublishState, context: DeploymentContext, now: number): StepView[] {
  if (state.deployment !== null) return stepViews(state.deployment.steps, context, now);
  return plannedSteps(context);
}

function PlanState({ state, children }: { readonly state: PublishState; readonly children: ReactNode }) {
  const text = words.publish;
  if (state.started !== null) return children;
  if (state.saved === "no") return <Refusal title={text.notSavedTitle} text={text.notSaved} />;
  if (state.planned.isError) {
    const problem = problemOf(state.planned.error);
    return <Refusal title={text.planFailed} text={problem.detail} fine={requestOf(state.planned.error)} />;
  }
  if (state.plan !== null) return children;
  return (
    <div className={styles["waiting"]} role="status">
      <Loader size={16} />
      {state.saved === "saving" ? text.saving : text.planning}
    </div>
  );
}

function isLive(state: PublishState): boolean {
  return state.deployment?.state === "live";
}

function liveSentence(plan: Plan, now: number, published: boolean): string {
  const text = words.publish;
  const { live } = plan;
  if (live === null || live.version === null) {
    const { before, after } = text.other[otherThere(plan)];
    return published ? after : before;
  }
  if (published) return text.replaced(live.version);
  const since = live.since === null ? null : shortDate(Date.parse(live.since), now);
  return text.replaces(live.version, since);
}

function requestOf(error: Error): string {
  const { requestId } = problemOf(error);
  return requestId === "" ? "" : words.shell.requestId(requestId);
}
