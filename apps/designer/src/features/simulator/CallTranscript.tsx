import { Button } from "@mantine/core";
import { nodeName, type NodeId } from "@tonegraph/flow-model";
import { describeEffect, placeEffects, type PlacedEffect } from "@tonegraph/flow-simulator";
import { useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { NodeTile } from "../../ui/node-tile/NodeTile.tsx";
import { callSeconds } from "./call-time.ts";
import { jumpTo } from "./jump-to.ts";
import { SaveTest } from "./SaveTest.tsx";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";
import type { TestCall } from "./use-test-call.ts";

interface CallTranscriptProps {
  readonly editor: Editor;
  readonly call: TestCall;
  readonly onSaveClosed: () => void;
}

/** What callers hear, press and come to, with times; a line leads to its block. */
export function CallTranscript({ editor, call, onSaveClosed }: CallTranscriptProps) {
  const flow = useStore(editor.document.store, (state) => state.flow);
  const { moment, session, subflows } = call;
  const end = useRef<HTMLLIElement>(null);
  const effects = moment?.effects;
  const lines = useMemo(
    () => placeEffects(effects ?? [], flow, subflows.flows).flatMap(lineOf),
    [effects, flow, subflows.flows],
  );
  useEffect(() => {
    // Newer browsers answer with a promise, which must not be returned as the effect’s clean-up.
    end.current?.scrollIntoView({ block: "nearest" });
  }, [lines]);
  return (
    <div className={classes["happens"]}>
      <div className={classes["bar"]}>
        <h2>{simulatorWords.transcript}</h2>
        <span className={classes["grow"]} />
        {moment && (
          <Button variant="default" size="compact-sm" onClick={() => session.stepBack()}>
            {simulatorWords.stepBack}
          </Button>
        )}
        <SaveTest editor={editor} call={call} onClosed={onSaveClosed} />
      </div>
      <ol
        className={classes["transcript"]}
        aria-live="polite"
        aria-label={simulatorWords.transcript}
        data-testid="transcript"
      >
        {lines.map((line, index) => (
          <li
            key={`${index} ${line.atMs}`}
            data-effect={line.kind}
            data-code={line.code}
            ref={index === lines.length - 1 ? end : null}
          >
            <time>{callSeconds(line.atMs)}</time>
            <LineMark line={line} />
            <span className={classes["line"]}>{line.words}</span>
            <button type="button" onClick={() => jumpTo(editor, line.onCanvas)}>
              {line.place}
            </button>
          </li>
        ))}
      </ol>
      {lines.length === 0 && <p className={classes["empty"]}>{simulatorWords.nothingYet}</p>}
      <p className={classes["hint"]}>{simulatorWords.keysHint}</p>
    </div>
  );
}

interface Line {
  readonly kind: PlacedEffect["effect"]["kind"];
  /** A remark's code; undefined for anything else. */
  readonly code: string | undefined;
  readonly atMs: number;
  readonly words: string;
  /** The key that was pressed; "" for anything else. */
  readonly key: string;
  readonly tile: ReturnType<typeof nodeKindEntry> | null;
  readonly place: string;
  /** The block of the drawing: for what happens in a sub-flow the block that leads there. */
  readonly onCanvas: NodeId;
}

function lineOf({ effect, nodeId, flow, within }: PlacedEffect): readonly Line[] {
  const words = describeEffect(effect, flow);
  if (words === null) return [];
  const node = Object.hasOwn(flow.nodes, nodeId) ? flow.nodes[nodeId] : undefined;
  const name = nodeName(flow, nodeId);
  return [
    {
      kind: effect.kind,
      code: effect.kind === "remark" ? effect.code : undefined,
      atMs: effect.atMs,
      words,
      key: effect.kind === "key" ? effect.key : "",
      tile: node ? nodeKindEntry(node.kind) : null,
      place: within.length === 0 ? name : simulatorWords.withinFlow(name, flow.name),
      onCanvas: within[0] ?? nodeId,
    },
  ];
}

/** The key that was pressed, else the block's own sign. */
function LineMark({ line: { key, tile } }: { readonly line: Line }) {
  if (key !== "")
    return (
      <span className={classes["pressed"]} aria-hidden="true">
        {key}
      </span>
    );
  return tile ? <NodeTile role={tile.role} icon={tile.icon} size={20} /> : <span />;
}
