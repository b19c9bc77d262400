import { BaseEdge, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import type { WireEdge } from "./wire-edges.ts";
import { wireClass, wirePath } from "./wire-path.ts";

/** A connection that stands still; while one of its blocks is dragged, `moving-wires.ts` draws it instead. */
export const WireLine = memo(function WireLine(props: EdgeProps<WireEdge>) {
  const { id, data, selected = false } = props;
  const look = { muted: data?.muted ?? false, lit: data?.lit ?? false, selected };
  return <BaseEdge id={id} path={wirePath(props)} className={wireClass(look, props)} interactionWidth={18} />;
});
