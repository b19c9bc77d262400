import { useElementSize } from "@mantine/hooks";
import type { FlowPaths } from "@tonegraph/api-contract";
import { Layer, Rectangle, Sankey, type SankeyLinkProps, type SankeyNodeProps } from "recharts";
import { useMemo } from "react";
import { words } from "../../../lib/messages/words.ts";
import classes from "../heatmap.module.css";
import { stepGraph, type WayEnd } from "./step-graph.ts";

interface WaysPictureProps {
  readonly paths: FlowPaths;
  readonly nameOf: (nodeId: string) => string;
}

const MARGIN = { top: 12, right: 150, bottom: 26, left: 8 };
const ROW = 46;
/** In less than this the names of one step cover the next. */
const MIN_WIDTH = 720;

/** The most common ways through, as wide as the calls that took them. The lists below say the same in words. */
export function WaysPicture({ paths, nameOf }: WaysPictureProps) {
  const text = words.heatmap.paths;
  const { ref, width } = useElementSize();
  const graph = useMemo(() => stepGraph(paths.ways.items), [paths]);
  const data = {
    nodes: graph.nodes.map(({ nodeId, end, calls }) => ({
      name: end !== null ? text.end[end] : nodeId === null ? text.later : nameOf(nodeId),
      end,
      calls,
    })),
    links: graph.links,
  };
  const ends = graph.nodes.filter(({ end }) => end !== null).length;
  return (
    <div
      ref={ref}
      className={classes["ways"]}
      role="img"
      aria-label={text.picture(paths.ways.items.length)}
      data-testid="ways-picture"
      tabIndex={width > 0 && width < MIN_WIDTH ? 0 : undefined}
    >
      {width > 0 && (
        <Sankey
          width={Math.max(width, MIN_WIDTH)}
          height={Math.max(260, ROW * Math.max(ends, Math.ceil(graph.nodes.length / 2)))}
          data={data}
          margin={MARGIN}
          nodeWidth={12}
          nodePadding={22}
          iterations={48}
          accessibilityLayer={false}
          node={StepBox}
          link={StepLine}
        />
      )}
    </div>
  );
}

const END_COLOURS: Readonly<Record<WayEnd, string>> = {
  lost: "var(--heat-3)",
  completed: "var(--ok)",
  transferred: "var(--accent)",
  ended: "var(--ink-3)",
  open: "var(--line-3)",
};

interface DrawnStep {
  readonly name: string;
  readonly end: WayEnd | null;
  readonly calls: number;
}

function StepBox({ x, y, width, height, payload }: SankeyNodeProps) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library hands back what it was given
  const { name, end, calls } = payload as unknown as DrawnStep;
  return (
    <Layer>
      <Rectangle
        x={x}
        y={y}
        width={width}
        height={Math.max(2, height)}
        fill={end === null ? "var(--ink-2)" : END_COLOURS[end]}
        radius={2}
      />
      <text x={x + width + 6} y={y + height / 2 - 1} className={classes["wayName"]}>
        {name}
      </text>
      <text x={x + width + 6} y={y + height / 2 + 13} className={classes["wayCalls"]}>
        {words.heatmap.count(calls)}
      </text>
    </Layer>
  );
}

function StepLine({
  sourceX,
  targetX,
  sourceY,
  targetY,
  sourceControlX,
  targetControlX,
  linkWidth,
  payload,
}: SankeyLinkProps) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library hands back what it was given
  const { end } = payload.target as unknown as DrawnStep;
  return (
    <path
      d={`M${sourceX},${sourceY}C${sourceControlX},${sourceY} ${targetControlX},${targetY} ${targetX},${targetY}`}
      fill="none"
      stroke={end === "lost" ? END_COLOURS.lost : "var(--heat-wire)"}
      strokeOpacity={0.45}
      strokeWidth={Math.max(1, linkWidth)}
    />
  );
}
