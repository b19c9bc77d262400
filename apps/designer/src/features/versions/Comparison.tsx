import { Button } from "@mantine/core";
import type { ChangeDto } from "@tonegraph/api-contract";
import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import type { AnswerOf } from "../../lib/api/route-types.ts";
import { changeLines } from "../../lib/changes/change-lines.ts";
import { words } from "../../lib/messages/words.ts";
import type { LiveTenant } from "../../lib/queries/live-tenants.ts";
import { rehearsalsQuery } from "../../lib/queries/drift.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import { diffQuery } from "../../lib/queries/versions.ts";
import { RehearsalCard } from "../../lib/rehearsals/RehearsalCard.tsx";
import { ChangeList } from "../../ui/ChangeList.tsx";
import { GuardedButton } from "../../ui/GuardedButton.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Pill } from "../../ui/Pill.tsx";
import { compareFlows } from "./compare-flows.ts";
import { CompareMap } from "./CompareMap.tsx";
import { blockEffects, type TenantEffect } from "./block-effects.ts";
import { EffectCard, useEffects } from "./EffectCard.tsx";
import { whyNoRollBack } from "./live-words.ts";
import styles from "./versions.module.css";

interface ComparisonProps {
  readonly flowId: string;
  readonly from: number;
  readonly to: string;
  readonly live: readonly LiveTenant[];
  /** The tenants from which somebody deleted the flow. */
  readonly gone: ReadonlySet<string>;
  readonly onRestore: (version: number) => void;
  readonly onRollBack: (version: number) => void;
}

/** Two versions side by side: what changed in words, on a drawing, and the ways back to the older one. */
export function Comparison({ flowId, from, to, live, gone, onRestore, onRollBack }: ComparisonProps) {
  const text = words.versions;
  const diff = useQuery({ ...diffQuery(flowId, String(from), to), placeholderData: keepPreviousData });
  const effects = useEffects(flowId, { from, to }, live);
  const mayEdit = usePermission("edit");
  const whyNot = whyNoRollBack(from, live, gone);
  return (
    <>
      <div className={styles["bar"]}>
        <h2 data-testid="compared">{`${from} ${text.arrow} ${text.name(to)}`}</h2>
        {diff.data !== undefined && <Counts changes={diff.data.changes} />}
        <span className={styles["grow"]} />
        <GuardedButton variant="default" why={mayEdit ? undefined : text.needEdit} onClick={() => onRestore(from)}>
          {text.restore(from)}
        </GuardedButton>
        <GuardedButton why={whyNot} onClick={() => onRollBack(from)}>
          {text.rollBack(from)}
        </GuardedButton>
      </div>
      <Rehearsals flowId={flowId} from={from} />
      <EffectCard flowId={flowId} effects={effects} />
      <Differences diff={diff} label={text.map(String(from), text.name(to))} effects={effects} />
    </>
  );
}

/** Beside the way back to the version that one click would bring back: whether it still is one. */
function Rehearsals({ flowId, from }: { readonly flowId: string; readonly from: number }) {
  const all = useQuery(rehearsalsQuery(flowId)).data ?? [];
  const ofThis = all.filter(
    ({ toVersion, liveVersion }) => toVersion === from || (toVersion === null && liveVersion > from),
  );
  if (ofThis.length === 0) return null;
  return (
    <div className={styles["rehearsals"]}>
      {ofThis.map((rehearsal) => (
        <RehearsalCard key={rehearsal.tenantId} flowId={flowId} rehearsal={rehearsal} />
      ))}
    </div>
  );
}

interface DifferencesProps {
  readonly diff: UseQueryResult<AnswerOf<"diffVersions">>;
  readonly label: string;
  readonly effects: readonly TenantEffect[];
}

function Differences({ diff, label, effects }: DifferencesProps) {
  const text = words.versions;
  const compared = useMemo(
    () => (diff.data === undefined ? null : compareFlows(diff.data.from, diff.data.to, diff.data.changes)),
    [diff.data],
  );
  if (diff.isError) {
    return (
      <Notice
        tone="error"
        title={text.compareFailed}
        text={problemOf(diff.error).detail}
        actions={<Button onClick={() => void diff.refetch()}>{text.retry}</Button>}
      />
    );
  }
  if (diff.data === undefined || compared === null) return <div className={styles["waiting"]}>{text.comparing}</div>;
  return (
    <>
      <CompareMap compared={compared} label={label} effects={blockEffects(effects)} />
      <div className={styles["changes"]}>
        {diff.data.said !== undefined && <p role="status">{diff.data.said}</p>}
        {diff.data.changes.length === 0 ? (
          text.same
        ) : (
          <ChangeList
            lines={changeLines(diff.data.changes)}
            markNames={text.mark}
            showMore={words.shell.showMore}
            testId="version-changes"
          />
        )}
      </div>
    </>
  );
}

function Counts({ changes }: { readonly changes: readonly ChangeDto[] }) {
  const text = words.versions;
  const count = (kind: ChangeDto["kind"]) => changes.filter((change) => change.kind === kind).length;
  const [added, changed, removed] = [count("added"), count("changed"), count("removed")];
  return (
    <>
      {added > 0 && <Pill tone="ok">{text.added(added)}</Pill>}
      {changed > 0 && <Pill tone="warn">{text.changed(changed)}</Pill>}
      {removed > 0 && <Pill tone="error">{text.removed(removed)}</Pill>}
    </>
  );
}
