import { getBezierPath, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import type { HeatWireEdge } from "./heat-cards.ts";
import classes from "./heatmap.module.css";

/** Painting thousands of dashes for a wire of which little is in sight makes a frame late. */
const LONGEST_DASHED = 1200;

/** A connection as wide as its share of callers; dashed where nobody came by. Nothing happens on it, so it is one line alone. */
export const HeatWire = memo(function HeatWire(props: EdgeProps<HeatWireEdge>) {
  const { sourceX, sourceY, targetX, targetY, data } = props;
  const isWalked = data?.isWalked ?? false;
  const length = Math.hypot(targetX - sourceX, targetY - sourceY);
  return (
    <path
      d={getBezierPath(props)[0]}
      className={classes["wire"]}
      data-walked={isWalked}
      data-dashed={!isWalked && length <= LONGEST_DASHED}
      strokeWidth={data?.width}
    />
  );
});
