import { useStore, type NodeProps, type ReactFlowState } from "@xyflow/react";
import { memo } from "react";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { portRow } from "../../document/port-words.ts";
import { NodeTile } from "../../ui/node-tile/NodeTile.tsx";
import { figureWords } from "./figure-words.ts";
import type { HeatCardNode } from "./heat-cards.ts";
import classes from "./heatmap.module.css";

/** Below this zoom a block shows only its name, its colour and its figure. */
const DETAIL_ZOOM = 0.45;
const showsDetail = (state: ReactFlowState): boolean => state.transform[2] >= DETAIL_ZOOM;

/** A block with what its callers did: the figure is printed, the colour only repeats it. */
export const HeatCard = memo(function HeatCard({ id, data, selected }: NodeProps<HeatCardNode>) {
  const { node, heat, geometry, shares } = data;
  const kind = nodeKindEntry(node.kind);
  const isNear = useStore(showsDetail);
  return (
    <div
      className={classes["card"]}
      data-heat-node={id}
      data-selected={selected}
      data-near={isNear}
      data-step={heat.step ?? undefined}
      data-direction={heat.direction ?? undefined}
      data-sparse={heat.isSparse && data.figures.entered > 0 ? true : undefined}
    >
      <div className={classes["heat"]}>
        <div className={classes["header"]}>
          <NodeTile role={kind.role} icon={kind.icon} size={28} />
          <div className={classes["names"]}>
            <div className={classes["label"]}>{node.label}</div>
            {isNear && <div className={classes["kind"]}>{kind.title}</div>}
          </div>
        </div>
        <p className={classes["figure"]}>
          <strong>{heat.text}</strong> {isNear && <span>{figureWords(data)}</span>}
        </p>
      </div>
      {isNear && geometry.rows.length > 0 && (
        <div className={classes["ports"]}>
          {geometry.rows.map((port) => {
            const row = portRow(node, port);
            return (
              <div key={port} className={classes["port"]} data-muted={row.muted}>
                {row.key !== null && <span className={classes["key"]}>{row.key}</span>}
                <span className={classes["portTitle"]}>{row.title}</span>
                <span className={classes["share"]}>{shares.get(port)}</span>
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
});
