import { nodeName, type NodeId } from "@tonegraph/flow-model";
import type { CallCoverage, NotSteered } from "@tonegraph/flow-simulator";
import { useMemo } from "react";
import { useStore } from "zustand";
import { portTitle } from "../../document/port-words.ts";
import type { Editor } from "../../document/editor.ts";
import { jumpTo } from "./jump-to.ts";
import { Rows } from "./Rows.tsx";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";

interface UncoveredProps {
  readonly editor: Editor;
  readonly coverage: CallCoverage;
  /** Why exits could not be reached when tests were last made. */
  readonly refused: readonly NotSteered[];
}

interface Gap {
  readonly nodeId: NodeId;
  readonly port: string | null;
}

const words = simulatorWords.tests;

/** Blocks and exits that no test comes by, by name, with the way there. */
export function Uncovered({ editor, coverage: { nodes, ports }, refused }: UncoveredProps) {
  const flow = useStore(editor.document.store, (state) => state.flow);
  const gaps = useMemo(() => {
    const blocks = nodes.missed.map((nodeId): Gap => ({ nodeId, port: null }));
    // What is behind a block that no test comes to is missed with it.
    const missed = new Set(nodes.missed);
    return [...blocks, ...ports.missed.filter(({ nodeId }) => !missed.has(nodeId))];
  }, [nodes, ports]);
  const reasons = useMemo(() => new Map(refused.map(({ nodeId, port, why }) => [`${nodeId} ${port}`, why])), [refused]);
  if (gaps.length === 0) return null;
  const titleOf = ({ nodeId, port }: Gap): string => {
    const node = Object.hasOwn(flow.nodes, nodeId) ? flow.nodes[nodeId] : undefined;
    const name = nodeName(flow, nodeId);
    return port === null || !node ? name : words.exit(name, portTitle(node, port));
  };
  return (
    <details className={classes["gaps"]} data-testid="uncovered">
      <summary>{words.uncovered(gaps.length)}</summary>
      <ul className={classes["list"]}>
        <Rows
          rows={gaps}
          show={(gap) => {
            const why = reasons.get(`${gap.nodeId} ${gap.port}`);
            return (
              <li key={`${gap.nodeId} ${gap.port}`}>
                <button type="button" onClick={() => jumpTo(editor, gap.nodeId)}>
                  {titleOf(gap)}
                </button>
                {why !== undefined && <span> {words.why[why]}</span>}
              </li>
            );
          }}
        />
      </ul>
    </details>
  );
}
