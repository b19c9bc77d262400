import { Button, Checkbox, Modal, Select, TextInput } from "@mantine/core";
import { LONGEST_NOTE, type Deployment } from "@tonegraph/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { tooLong } from "../../lib/messages/too-long.ts";
import { words } from "../../lib/messages/words.ts";
import { isFinal, type Silence } from "../../lib/queries/deployment.ts";
import { driftQuery, rehearsalsQuery } from "../../lib/queries/drift.ts";
import { useLiveTenants, type LiveTenant } from "../../lib/queries/live-tenants.ts";
import { tenantsQuery } from "../../lib/queries/tenants.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import { versionsQuery } from "../../lib/queries/versions.ts";
import { RehearsalCard } from "../../lib/rehearsals/RehearsalCard.tsx";
import { useNow } from "../../lib/time/use-now.ts";
import { focusDialogOf, focusWhenShown } from "../../ui/focus-when-shown.ts";
import { Refusal } from "../../ui/Refusal.tsx";
import { useOpenedAfterMount } from "../../ui/use-opened-after-mount.ts";
import { DeploymentOutcome } from "./DeploymentOutcome.tsx";
import { DeploymentSteps } from "./DeploymentSteps.tsx";
import { stepViews } from "./deployment-view.ts";
import styles from "./publish.module.css";
import { RollBackPlan, useRollBackPlan } from "./RollBackPlan.tsx";
import { versionToGoBackTo } from "./roll-back-choice.ts";
import { SilenceNotice } from "./SilenceNotice.tsx";
import { useRollBack } from "./use-roll-back.ts";
import { useWhen } from "./use-when.ts";
import { WhenFields } from "./WhenFields.tsx";

/** What the roll-back dialog is about. */
export interface RollBackDialogProps {
  readonly flowId: string;
  readonly flowName: string;
  /** The tenant that is chosen when the dialog opens; any where it is live otherwise. */
  readonly tenantId?: string | undefined;
  /** The version that is chosen when the dialog opens; the newest before the live one otherwise. */
  readonly toVersion?: number | undefined;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Brings an earlier version back on a tenant: says who will hear what, then shows it happen. */
export function RollBackDialog(props: RollBackDialogProps) {
  const live = useLiveTenants(props.flowId);
  const shown = useOpenedAfterMount(props.opened);
  return (
    <Modal
      opened={shown}
      onClose={props.onClose}
      title={words.publish.rollback.title(props.flowName)}
      size={640}
      centered
    >
      {live !== null && live.length === 0 && words.publish.rollback.nowhere}
      {live !== null && live.length > 0 && <RollBack {...props} live={live} />}
    </Modal>
  );
}

interface RollBackFormProps extends RollBackDialogProps {
  readonly live: readonly LiveTenant[];
  readonly where: LiveTenant;
  readonly onWhere: (where: LiveTenant) => void;
}

function RollBack(props: Omit<RollBackFormProps, "where" | "onWhere">) {
  const [where, setWhere] = useState(() => props.live.find((tenant) => tenant.id === props.tenantId) ?? props.live[0]);
  return where === undefined ? null : <RollBackForm {...props} where={where} onWhere={setWhere} />;
}

function RollBackForm({ where, onWhere, ...props }: RollBackFormProps) {
  const text = words.publish.rollback;
  const versions = useQuery(versionsQuery(props.flowId)).data ?? [];
  const [chosen, setChosen] = useState(props.toVersion ?? null);
  const [note, setNote] = useState("");
  const [overDrift, setOverDrift] = useState<string | null>(null);
  const mayPublish = usePermission("publish");
  const rollBack = useRollBack(props.flowId);
  const tenant = useQuery(tenantsQuery).data?.find(({ id }) => id === where.id);
  const when = useWhen(tenant ?? NO_SETTINGS);
  const to = versionToGoBackTo(versions, where.version, chosen);
  const refusal = useRollBackPlan(props.flowId, where.id, rollBack.hasStarted ? null : to).data?.refusal;
  if (rollBack.deployment !== null) {
    const { deployment, silence } = rollBack;
    return <RollBackProgress deployment={deployment} silence={silence} where={where} onClose={props.onClose} />;
  }
  const start = (toVersion: number) =>
    rollBack.start({ tenantId: where.id, toVersion, note, overDrift, schedule: when.schedule });
  const block = blockOf({ mayPublish, to, refusal, isRefused: when.isRefused, note });
  return (
    <div className={styles["form"]} data-testid="roll-back-form">
      <div className={styles["still"]}>
        <RollBackRefusal error={rollBack.refusal} />
        <Select
          label={text.tenant}
          data={props.live.map((tenant) => ({ value: tenant.id, label: text.option(tenant.name, tenant.version) }))}
          value={where.id}
          onChange={(id) => onWhere(props.live.find((tenant) => tenant.id === id) ?? where)}
          allowDeselect={false}
        />
        <Select
          label={text.to}
          data={versions
            .filter((version) => version.number !== where.version)
            .map((version) => ({ value: String(version.number), label: text.version(version.number, version.note) }))}
          value={to === null ? null : String(to)}
          onChange={(value) => setChosen(value === null ? null : Number(value))}
          allowDeselect={false}
        />
        {to !== null && (
          <>
            <RollBackPlan flowId={props.flowId} where={where} to={to} />
            <Rehearsed flowId={props.flowId} tenantId={where.id} to={to} />
            <OverDrift flowId={props.flowId} tenantId={where.id} onChoose={setOverDrift} />
          </>
        )}
        <WhenFields when={when} returnsTo={where.version} />
        <TextInput
          label={text.note}
          data-autofocus
          value={note}
          error={tooLong(note.trim(), LONGEST_NOTE)}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <div className={styles["foot"]}>
        <span className={styles["hint"]} id="roll-back-hint">
          {block ?? text.keeps}
        </span>
        <Button variant="default" onClick={props.onClose}>
          {words.publish.cancel}
        </Button>
        <Button
          disabled={block !== null || rollBack.hasStarted}
          loading={rollBack.isSending}
          aria-describedby="roll-back-hint"
          data-testid="roll-back-submit"
          onClick={() => to !== null && start(to)}
        >
          {submitLabel(to, when.isNow)}
        </Button>
      </div>
    </div>
  );
}

const NO_SETTINGS = { settings: {} };

interface RollBackCircumstances {
  readonly mayPublish: boolean;
  readonly to: number | null;
  /** Why the chosen version cannot come back, as far as the plan knows: it need not be there to roll back. */
  readonly refusal: string | undefined;
  readonly isRefused: boolean;
  readonly note: string;
}

function blockOf(now: RollBackCircumstances): string | null {
  const text = words.publish.rollback;
  if (!now.mayPublish) return text.role;
  if (now.to === null) return text.noEarlier;
  if (now.refusal !== undefined) return text.blocked;
  const long = tooLong(now.note.trim(), LONGEST_NOTE);
  if (long !== undefined) return words.publish.block.note(long);
  return now.isRefused ? words.publish.block.window : null;
}

function submitLabel(to: number | null, isNow: boolean): string {
  if (to === null) return words.publish.retry;
  return isNow ? words.publish.rollback.submit(to) : words.publish.rollback.submitLater(to);
}

/** Whether this version still can be brought back, where that was rehearsed: it is for the one before the live one. */
function Rehearsed({
  flowId,
  tenantId,
  to,
}: {
  readonly flowId: string;
  readonly tenantId: string;
  readonly to: number;
}) {
  const all = useQuery(rehearsalsQuery(flowId)).data ?? [];
  const rehearsal = all.find((one) => one.tenantId === tenantId && (one.toVersion === to || one.toVersion === null));
  return rehearsal === undefined ? null : <RehearsalCard flowId={flowId} rehearsal={rehearsal} />;
}

/** Where somebody changed the flow at the vendor: whether that may be overwritten, as the last comparison saw it. */
function OverDrift({
  flowId,
  tenantId,
  onChoose,
}: {
  readonly flowId: string;
  readonly tenantId: string;
  readonly onChoose: (liveHash: string | null) => void;
}) {
  const text = words.publish.drift;
  const found = (useQuery(driftQuery(flowId)).data ?? []).find((one) => one.tenantId === tenantId);
  if (found?.state !== "drifted") return null;
  const isGone = found.liveHash === "absent";
  return (
    <div className={styles["drift"]} role="alert">
      {isGone ? text.gone.rollBackNotice : text.rollBackNotice}{" "}
      <Link to="/flows/$flowId/drift" params={{ flowId }} search={{ tenantId }}>
        {text.look}
      </Link>
      <Checkbox
        label={isGone ? text.gone.putBack : text.overwrite}
        description={text.audited}
        onChange={(event) => onChoose(event.currentTarget.checked ? found.liveHash : null)}
      />
    </div>
  );
}

function RollBackRefusal({ error }: { readonly error: Error | null }) {
  if (error === null) return null;
  return <Refusal title={words.publish.rollback.failed} text={problemOf(error).detail} testId="roll-back-refused" />;
}

interface RollBackProgressProps {
  readonly deployment: Deployment;
  readonly silence: Silence | null;
  readonly where: LiveTenant;
  readonly onClose: () => void;
}

function RollBackProgress({ deployment, silence, where, onClose }: RollBackProgressProps) {
  const present = useNow(250);
  const now = silence?.heardAt ?? present;
  const context = { dialect: where.dialect, tenantName: where.name, before: where.version };
  const waits = deployment.state === "scheduled";
  return (
    <div ref={focusDialogOf} className={styles["form"]}>
      {silence !== null && <SilenceNotice silence={silence} />}
      <DeploymentOutcome deployment={deployment} context={context} />
      <DeploymentSteps steps={stepViews(deployment.steps, context, now)} />
      <div className={styles["foot"]}>
        <Button key={String(isFinal(deployment))} ref={isFinal(deployment) ? focusWhenShown : null} onClick={onClose}>
          {isFinal(deployment) ? words.publish.done : waits ? words.publish.close : words.publish.closeRunning}
        </Button>
      </div>
    </div>
  );
}
