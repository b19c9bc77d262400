import { Handle, Position as Side, type NodeProps } from "@xyflow/react";
import { memo } from "react";
import { NODE_SIZES } from "../../document/geometry/node-geometry.ts";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { portRow } from "../../document/port-words.ts";
import { words } from "../../lib/messages/words.ts";
import { NodeTile } from "../../ui/node-tile/NodeTile.tsx";
import { figureWords } from "./figure-words.ts";
import { HEAT_INPUT, type HeatCardNode } from "./heat-cards.ts";
import classes from "./heatmap.module.css";

/** A block with what its callers did: the figure is printed, the colour only repeats it. */
export const HeatCard = memo(function HeatCard({ id, data, selected }: NodeProps<HeatCardNode>) {
  const { node, heat, geometry, shares } = data;
  const kind = nodeKindEntry(node.kind);
  return (
    <div
      className={classes["card"]}
      data-heat-node={id}
      data-selected={selected}
      data-step={heat.step ?? undefined}
      data-direction={heat.direction ?? undefined}
      data-sparse={heat.isSparse && data.figures.entered > 0 ? true : undefined}
    >
      {geometry.hasInput && (
        <Handle
          id={HEAT_INPUT}
          type="target"
          position={Side.Left}
          className={classes["handle"] ?? ""}
          style={INPUT_STYLE}
        />
      )}
      <div className={classes["heat"]}>
        <div className={classes["header"]}>
          <NodeTile role={kind.role} icon={kind.icon} size={28} />
          <div className={classes["names"]}>
            <div className={classes["label"]}>{node.label}</div>
            <div className={classes["kind"]}>{kind.title}</div>
          </div>
        </div>
        <p className={classes["figure"]}>
          <strong>{heat.isSparse ? words.heatmap.dash : heat.text}</strong> <span>{figureWords(data)}</span>
        </p>
      </div>
      {geometry.rows.length > 0 && (
        <div className={classes["ports"]}>
          {geometry.rows.map((port) => {
            const row = portRow(node, port);
            const share = shares.get(port);
            return (
              <div key={port} className={classes["port"]} data-muted={row.muted}>
                {row.key !== null && <span className={classes["key"]}>{row.key}</span>}
                <span className={classes["portTitle"]}>{row.title}</span>
                <span className={classes["share"]}>{share === undefined ? "" : words.heatmap.percent(share)}</span>
              </div>
            );
          })}
        </div>
      )}
      {geometry.outputs.map(({ port, y }) => (
        <Handle
          key={port}
          id={port}
          type="source"
          position={Side.Right}
          className={classes["handle"] ?? ""}
          style={{ top: y }}
        />
      ))}
    </div>
  );
});

const INPUT_STYLE = { top: NODE_SIZES.inputCentre };
