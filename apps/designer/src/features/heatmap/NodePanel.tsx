import type { HeatNode } from "@tonegraph/api-contract";
import type { FlowNode } from "@tonegraph/flow-model";
import type { ReactNode } from "react";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { portTitle } from "../../document/port-words.ts";
import { words } from "../../lib/messages/words.ts";
import { NodeTile } from "../../ui/node-tile/NodeTile.tsx";
import { Pill } from "../../ui/Pill.tsx";
import { outcomes, shareText, type Outcome } from "./outcomes.ts";
import classes from "./heatmap.module.css";
import { isReported } from "./known-figures.ts";

interface NodePanelProps {
  readonly node: FlowNode | undefined;
  readonly figures: HeatNode | undefined;
  /** What is said where no block is chosen. */
  readonly unchosen?: string;
  /** What is said of a block without figures. */
  readonly unreported?: string;
  /** What stands under the bars. */
  readonly children?: ReactNode;
}

/** One block: where its callers went, what they pressed, and when they hung up. */
export function NodePanel({
  node,
  figures,
  unchosen = words.heatmap.panel.none,
  unreported = words.heatmap.notReported,
  children,
}: NodePanelProps) {
  const text = words.heatmap.panel;
  if (node === undefined || figures === undefined) {
    return (
      <aside className={classes["panel"]} aria-label={words.heatmap.heading} tabIndex={0}>
        <p className={classes["hint"]}>{unchosen}</p>
      </aside>
    );
  }
  const kind = nodeKindEntry(node.kind);
  const hint = leavingHint(figures);
  return (
    <aside className={classes["panel"]} aria-label={node.label} data-testid="heat-panel" tabIndex={0}>
      <header className={classes["panelHead"]}>
        <NodeTile role={kind.role} icon={kind.icon} size={32} />
        <div>
          <h2>{node.label}</h2>
          <p>{isReported(figures) ? text.callers(figures.entered, figures.visits) : unreported}</p>
        </div>
        {figures.rate !== null && figures.enough && <Pill tone="error">{text.hangUp(figures.rate)}</Pill>}
      </header>
      {hint !== null && <p className={classes["hint"]}>{hint}</p>}
      {figures.averageWaitSeconds !== undefined && (
        <p className={classes["hint"]}>{text.wait(figures.averageWaitSeconds)}</p>
      )}
      <Bars title={text.next} rows={outcomes(figures, (port) => portTitle(node, port))} />
      <Bars title={text.keys} rows={keyRows(figures)} />
      <HungUp figures={figures} />
      {children}
      {figures.next === undefined && figures.entered > 0 && <p className={classes["hint"]}>{text.aggregates}</p>}
    </aside>
  );
}

/** Why there is no rate; null where there is one, or nobody came by. */
function leavingHint({ entered, abandoned, enough }: HeatNode): string | null {
  if (entered === 0) return null;
  if (abandoned === undefined) return words.heatmap.panel.leavingNotReported;
  return enough ? null : words.heatmap.fewInAll(abandoned, entered);
}

function Bars({ title, rows }: { readonly title: string; readonly rows: readonly Outcome[] }) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <dl className={classes["bars"]}>
        {rows.map(({ id, label, share, text, tone }) => (
          <div key={id} data-tone={tone}>
            <dt>{label}</dt>
            <dd>
              <span className={classes["bar"]} style={{ width: `${share * 100}%` }} aria-hidden="true" />
              <b>{text}</b>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function keyRows(figures: HeatNode): readonly Outcome[] {
  const { keys = {}, entered } = figures;
  return Object.entries(keys)
    .toSorted(([, most], [, less]) => less - most)
    .map(([key, calls]) => ({
      id: key,
      label: key,
      share: entered === 0 ? 0 : Math.min(1, calls / entered),
      text: shareText(calls, figures),
      tone: "plain",
    }));
}

const SHOWN_SECONDS = 60;

/** Calls by the second in which they were hung up on; the tallest bar is also said in words. */
function HungUp({ figures }: { readonly figures: HeatNode }) {
  const text = words.heatmap.panel;
  const seconds = Object.entries(figures.hungUpAfter ?? {}).map(([second, calls]) => [Number(second), calls] as const);
  const [worst] = seconds.toSorted(([, most], [, less]) => less - most);
  if (worst === undefined || !figures.enough) return null;
  const last = Math.min(SHOWN_SECONDS, Math.max(...seconds.map(([second]) => second)));
  return (
    <section>
      <h3>
        {text.when} <small>{text.whenHint}</small>
      </h3>
      <svg className={classes["hungUp"]} viewBox={`0 0 ${last + 1} 40`} preserveAspectRatio="none" aria-hidden="true">
        {seconds
          .filter(([second]) => second <= last)
          .map(([second, calls]) => {
            const height = (calls / worst[1]) * 38;
            return <rect key={second} x={second + 0.1} width={0.8} y={40 - height} height={height} />;
          })}
      </svg>
      <p className={classes["hint"]}>{text.most(worst[0])}</p>
    </section>
  );
}
