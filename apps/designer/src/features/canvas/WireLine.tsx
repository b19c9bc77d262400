import { BaseEdge, getBezierPath, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import type { WireEdge } from "./wire-edges.ts";
import classes from "./wire-line.module.css";

/** A connection: calm grey, dashed where callers go when they say nothing, accent when it or its block is selected. */
export const WireLine = memo(function WireLine(props: EdgeProps<WireEdge>) {
  const { id, sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition, data, selected } = props;
  const [path] = getBezierPath({ sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition });
  const far = Math.hypot(targetX - sourceX, targetY - sourceY) > LONGEST_DASHED;
  const look = [
    classes["wire"],
    data?.muted ? classes[far ? "faint" : "muted"] : "",
    selected || (data?.lit && !data.muted) ? classes["lit"] : "",
  ];
  return <BaseEdge id={id} path={path} className={look.join(" ")} interactionWidth={18} />;
});

/** Painting thousands of dashes for a wire of which little is in sight makes a frame late. */
const LONGEST_DASHED = 1200;
