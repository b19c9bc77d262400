import { Checkbox } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import type { Plan } from "@tonegraph/api-contract";
import { planChanges } from "../../lib/changes/plan-changes.ts";
import { words } from "../../lib/messages/words.ts";
import { ChangeList } from "../../ui/ChangeList.tsx";
import { ChangesThere } from "../../ui/ChangesThere.tsx";
import { Pill, type Tone } from "../../ui/Pill.tsx";
import { PlanLines } from "./PlanLines.tsx";
import { driftTexts, type PlanView, type ReportGroup } from "./plan-view.ts";
import styles from "./publish.module.css";

interface PlanDetailsProps {
  readonly plan: Plan;
  readonly view: PlanView;
  /** For people. */
  readonly vendor: string;
  /** Whether it has been carried out: then there is nothing left to decide about. */
  readonly isLive: boolean;
  /** Null where there is no choice any more (publishing has begun). */
  readonly onOverwrite: ((overwrite: boolean) => void) | null;
  readonly overwrite: boolean;
  readonly onShowBlock: (nodeId: string) => void;
}

/** What publishing changes for callers, what the vendor carries differently, and what is wrong with the flow. */
export function PlanDetails({ plan, view, vendor, isLive, overwrite, onOverwrite, onShowBlock }: PlanDetailsProps) {
  const text = words.publish;
  const changes = planChanges(plan, vendor);
  return (
    <>
      {plan.drift.state === "drifted" && !isLive && (
        <DriftNotice plan={plan} view={view} overwrite={overwrite} onOverwrite={onOverwrite} />
      )}
      {plan.drift.state !== "drifted" && !isLive && <CopyNotice drift={plan.drift} />}
      {view.blocking.map((group) => (
        <ReportPart key={group.kind} group={group} onShowBlock={onShowBlock} />
      ))}
      <ChangesThere
        {...changes}
        titles={{ ...changes.titles, ...(isLive ? { changes: text.changed } : {}) }}
        testId="plan"
      />
      {!isLive && <EffortPart plan={plan} />}
      {view.report.map((group) => (
        <ReportPart key={group.kind} group={group} onShowBlock={onShowBlock} />
      ))}
      <div className={styles["pills"]}>
        <Pill tone={view.errors === 0 ? "ok" : "error"}>{text.errors(view.errors)}</Pill>
        {view.warnings > 0 && <Pill tone="warn">{text.warnings(view.warnings)}</Pill>}
      </div>
    </>
  );
}

interface ReportPartProps extends Pick<PlanDetailsProps, "onShowBlock"> {
  readonly group: ReportGroup;
}

function ReportPart({ group: { kind, title, lines }, onShowBlock }: ReportPartProps) {
  return (
    <section data-testid="plan-report" data-kind={kind}>
      <h3>{title}</h3>
      <PlanLines lines={lines} onShowBlock={onShowBlock} />
    </section>
  );
}

function EffortPart({ plan }: { readonly plan: Plan }) {
  const lines = plan.effort?.words ?? [];
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{words.publish.effort}</h3>
      <ul data-testid="plan-effort" className={styles["effort"]}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

const DRIFT_TONES: Readonly<Record<Plan["drift"]["state"], Tone>> = { inSync: "ok", drifted: "warn", unknown: "plain" };

/** Whether the vendor's copy is still what was published, for the head of the dialog. */
export function DriftPill({ plan }: { readonly plan: Plan }) {
  if (plan.live === null && plan.drift.state === "inSync") return null;
  return (
    <Pill tone={DRIFT_TONES[plan.drift.state]} testId="plan-drift">
      {plan.drift.state === "drifted" ? driftTexts(plan).pill : words.publish.drift[plan.drift.state]}
    </Pill>
  );
}

/** A copy that could not be read, or holds what its vendor's documents do not allow, without a change to overwrite. */
function CopyNotice({ drift: { state, words: said } }: { readonly drift: Plan["drift"] }) {
  if (state === "inSync" && said === undefined) return null;
  return (
    <div className={styles["drift"]} role="status" data-testid="plan-copy">
      {said !== undefined && <span>{said}</span>}
      {state === "unknown" && <span>{words.publish.drift.unknownNotice}</span>}
    </div>
  );
}

type DriftNoticeProps = Pick<PlanDetailsProps, "plan" | "view" | "overwrite" | "onOverwrite">;

function DriftNotice({ plan, view, overwrite, onOverwrite }: DriftNoticeProps) {
  const text = words.publish.drift;
  const { notice, overwrite: choice } = driftTexts(plan);
  // What no drawing shows, such as that the flow was switched off there, or which field cannot be read.
  const said = plan.drift.words;
  const { flowId } = useParams({ strict: false });
  return (
    <div className={styles["drift"]} role="alert">
      {(said === undefined || view.drift.length > 0) && <span>{notice}</span>}
      {view.drift.length === 0 ? (
        said === undefined && text.noDetails
      ) : (
        <ChangeList
          lines={view.drift}
          markNames={words.publish.mark}
          showMore={words.shell.showMore}
          testId="plan-drift-changes"
        />
      )}
      {said !== undefined && <span data-testid="plan-drift-said">{said}</span>}
      {flowId !== undefined && (
        <Link to="/flows/$flowId/drift" params={{ flowId }}>
          {text.look}
        </Link>
      )}
      <Checkbox
        label={choice}
        description={text.audited}
        checked={overwrite}
        disabled={onOverwrite === null}
        onChange={(event) => onOverwrite?.(event.currentTarget.checked)}
      />
    </div>
  );
}
