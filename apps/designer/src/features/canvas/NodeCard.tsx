import { Handle, Position as Side, useStore, type NodeProps, type ReactFlowState } from "@xyflow/react";
import { memo } from "react";
import { NODE_SIZES } from "../../document/geometry/node-geometry.ts";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { portRow, portTitle } from "../../document/port-words.ts";
import { NodeTile } from "../../ui/node-tile/NodeTile.tsx";
import { INPUT_HANDLE, type CardData, type CardNode } from "./card-nodes.ts";
import { canvasWords } from "./canvas-words.ts";
import classes from "./node-card.module.css";

/** Below this zoom a card shows only colour, icon and label. */
const DETAIL_ZOOM = 0.45;
const showsDetail = (state: ReactFlowState): boolean => state.transform[2] >= DETAIL_ZOOM;

/** A block on the canvas. Draws what `card-nodes.ts` worked out, to the sizes of `node-geometry.ts`. */
export const NodeCard = memo(function NodeCard({ data, selected }: NodeProps<CardNode>) {
  const detailed = useStore(showsDetail);
  const { node, nodeId, geometry } = data;
  const kind = nodeKindEntry(node.kind);
  return (
    <div
      id={`block-${nodeId}`}
      className={classes["card"]}
      data-node-id={nodeId}
      data-node-kind={node.kind}
      data-selected={selected}
      data-bad={data.errors > 0}
      data-detailed={detailed}
    >
      {geometry.hasInput && (
        <Handle
          id={INPUT_HANDLE}
          type="target"
          position={Side.Left}
          className={classes["input"] ?? ""}
          style={INPUT_STYLE}
        />
      )}
      <div className={classes["header"]}>
        <NodeTile role={kind.role} icon={kind.icon} size={28} />
        <div className={classes["names"]}>
          <div className={classes["label"]}>{node.label}</div>
          {detailed && <div className={classes["kind"]}>{data.kindLine}</div>}
        </div>
        {detailed && <Figures data={data} />}
      </div>
      {detailed && geometry.sayLines > 0 && (
        <p className={classes["say"]} data-lines={geometry.sayLines}>
          “{data.words}”
        </p>
      )}
      {detailed && geometry.rows.length > 0 && (
        <div className={classes["ports"]}>
          {geometry.rows.map((port) => (
            <PortRowLine key={port} data={data} port={port} />
          ))}
        </div>
      )}
      {geometry.outputs.map(({ port, y }) => (
        <Handle
          key={port}
          id={port}
          type="source"
          position={Side.Right}
          className={classes["output"] ?? ""}
          style={{ top: y }}
          role="img"
          data-port={port}
          data-wired={data.wired.has(port)}
          aria-label={canvasWords.portLabel(node.label, portTitle(node, port), data.wired.has(port))}
        />
      ))}
      <Badges errors={data.errors} warnings={data.warnings} />
    </div>
  );
});

const INPUT_STYLE = { top: NODE_SIZES.inputCentre };

/** How long callers listen here and, where it is wished, what it took them to come here. */
function Figures({ data }: { readonly data: CardData }) {
  const { effort } = data;
  const seconds = data.seconds();
  if (seconds === null && effort === null) return null;
  return (
    <span className={classes["figures"]}>
      {seconds !== null && <span className={classes["seconds"]}>{canvasWords.seconds(seconds)}</span>}
      {effort !== null && (
        <span className={classes["effort"]} title={canvasWords.effortTitle(effort.words)} data-testid="card-effort">
          {effort.mark}
        </span>
      )}
    </span>
  );
}

function PortRowLine({ data, port }: { readonly data: CardData; readonly port: string }) {
  const row = portRow(data.node, port);
  const open = !data.wired.has(port);
  return (
    <div className={classes["port"]} data-muted={row.muted} data-port-row={port}>
      {row.key !== null && <span className={classes["key"]}>{row.key}</span>}
      <span className={classes["portTitle"]}>{row.title}</span>
      {open ? (
        <span className={classes["open"]}>{canvasWords.leadsNowhere}</span>
      ) : (
        <span className={classes["detail"]}>{row.detail}</span>
      )}
    </div>
  );
}

function Badges({ errors, warnings }: { readonly errors: number; readonly warnings: number }) {
  if (errors === 0 && warnings === 0) return null;
  return (
    <div className={classes["badges"]}>
      {errors > 0 && (
        <span className={classes["badge"]} data-severity="error">
          <span className={classes["sign"]}>!</span> {errors}
        </span>
      )}
      {warnings > 0 && (
        <span className={classes["badge"]} data-severity="warning">
          {warnings}
        </span>
      )}
    </div>
  );
}
