import { Button, SegmentedControl } from "@mantine/core";
import type { ThreeWay } from "@tonegraph/api-contract";
import type { MergeChoices, ThreeFlows } from "@tonegraph/flow-model";
import { IconCircleCheck } from "@tabler/icons-react";
import { useDeferredValue, useMemo, useState, type ReactNode } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { withBeyond } from "../../lib/changes/beyond-words.ts";
import { words } from "../../lib/messages/words.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import { GuardedButton } from "../../ui/GuardedButton.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Card } from "../../ui/Page.tsx";
import { Pill } from "../../ui/Pill.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import { ChangeChoices } from "./ChangeChoices.tsx";
import styles from "./drift.module.css";
import {
  choose,
  chooseAll,
  drawingOf,
  mergeView,
  stillThere,
  type DrawnComparison,
  type MergeDrawing,
} from "./merge-view.ts";
import { useMergeDrift } from "./use-merge-drift.ts";

interface ThreeWayViewProps {
  readonly flowId: string;
  readonly tenantId: string;
  readonly ways: ThreeWay;
  readonly flows: ThreeFlows;
  /** Draws a comparison; the drawing belongs to another feature. */
  readonly draw: (comparison: DrawnComparison, label: string) => ReactNode;
}

/** Their changes beside ours: drawn, in words, to be taken or left one by one, and merged in one step. */
export function ThreeWayView({ flowId, tenantId, ways, flows, draw }: ThreeWayViewProps) {
  const text = words.drift;
  const [choices, setChoices] = useState<MergeChoices>({});
  const [drawing, setDrawing] = useState<MergeDrawing>("theirs");
  const view = useMemo(() => mergeView(flows, choices), [flows, choices]);
  const changes = useMemo(() => withBeyond(view.changes, ways.raw), [view.changes, ways.raw]);
  const shown = useDeferredValue(view.flow);
  const comparison = useMemo(() => drawingOf(drawing, flows, shown), [drawing, flows, shown]);
  const merge = useMergeDrift(flowId, tenantId);
  const mayEdit = usePermission("edit");
  const { open, taken } = view;
  if (changes.length === 0) return <Settled />;
  const clashes = changes.filter(({ conflict }) => conflict).length;
  const why = !mayEdit
    ? text.needEdit
    : open.length > 0
      ? text.open(open.length)
      : taken === 0
        ? text.nothingTaken
        : undefined;
  return (
    <Card>
      <div className={styles["bar"]}>
        <Pill tone="warn">{text.found(changes.length)}</Pill>
        {clashes > 0 && <Pill tone="error">{text.conflicts(clashes)}</Pill>}
        <span className={styles["grow"]} />
        <SegmentedControl
          size="xs"
          aria-label={text.view}
          data={DRAWINGS.map((value) => ({ value, label: text.views[value] }))}
          value={drawing}
          onChange={(value) => setDrawing(DRAWINGS.find((one) => one === value) ?? "theirs")}
        />
      </div>
      {draw(comparison, text.map[drawing])}
      <ChangeChoices
        changes={changes}
        open={open}
        mayEdit={mayEdit}
        onChoose={(choice) => setChoices(choose(changes, choices, choice))}
      />
      {merge.isError && <MergeRefusal error={merge.error} />}
      <div className={styles["foot"]}>
        <span className={styles["hint"]}>{text.becomes}</span>
        <Button variant="subtle" onClick={() => setChoices(chooseAll(changes, "ours"))} disabled={!mayEdit}>
          {text.allOurs}
        </Button>
        <Button variant="default" onClick={() => setChoices(chooseAll(changes, "theirs"))} disabled={!mayEdit}>
          {text.allTheirs}
        </Button>
        <GuardedButton
          why={why}
          testId="drift-merge"
          onClick={() => merge.mutate({ ways, choices: stillThere(changes, choices) })}
        >
          {text.merge(taken)}
        </GuardedButton>
      </div>
    </Card>
  );
}

const DRAWINGS: readonly MergeDrawing[] = ["theirs", "ours", "merged"];

function Settled() {
  const text = words.drift.settled;
  return (
    <Card>
      <Notice icon={<IconCircleCheck size={22} />} title={text.title} text={text.text} testId="drift-settled" />
    </Card>
  );
}

function MergeRefusal({ error }: { readonly error: Error }) {
  const text = words.drift;
  const { code, detail } = problemOf(error);
  const reason = code === "stale-revision" ? text.stale : code === "drifted" ? text.again : detail;
  return <Refusal title={text.notMerged} text={reason} />;
}
