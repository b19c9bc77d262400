import type { HeatNode } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { isReported } from "./known-figures.ts";

/** What the picture can be coloured by. */
export const METRICS = ["hangUps", "calls", "noInput", "noMatch", "optedOut", "median", "change"] as const;
/** What the picture can be coloured by. */
export type Metric = (typeof METRICS)[number];

/** How a node's figure is shown. `step` is its place on the ramp, 0 to 4; null where there is nothing to colour by. */
export interface HeatValue {
  readonly metric: Metric;
  readonly value: number | null;
  readonly text: string;
  readonly step: 0 | 1 | 2 | 3 | 4 | null;
  /** Which way the change goes, where the change is looked at. */
  readonly direction: "worse" | "better" | null;
  /** Too few calls to colour or rank by. */
  readonly isSparse: boolean;
}

/** A scale from 0 to its top; the top is the figure of the darkest step. */
export interface HeatScale {
  readonly metric: Metric;
  readonly top: number;
}

/** The scale of a picture: hang-ups end at 30 % or the worst node, everything else at the largest figure. */
export function heatScale(metric: Metric, nodes: Readonly<Record<string, HeatNode>>): HeatScale {
  const values = Object.values(nodes)
    .filter((node) => node.enough)
    .map((node) => Math.abs(valueOf(metric, node) ?? 0));
  const largest = Math.max(0, ...values);
  if (metric === "hangUps") return { metric, top: Math.max(0.3, largest) };
  if (metric === "change") return { metric, top: Math.max(0.05, largest) };
  return { metric, top: largest === 0 ? 1 : largest };
}

/** What a node shows on the picture. */
export function heatValue({ metric, top }: HeatScale, node: HeatNode): HeatValue {
  const value = valueOf(metric, node);
  const isSparse = !node.enough && metric !== "calls";
  const text = value === null || isSparse ? words.heatmap.dash : textOf(metric, value);
  const direction = isSparse ? null : directionOf(metric, value);
  // No change is neither light green nor light orange.
  if (value === null || isSparse || (metric === "change" && value === 0))
    return { metric, value, text, step: null, direction, isSparse };
  return { metric, value, text, step: stepOf(Math.abs(value) / top), direction, isSparse };
}

function valueOf(metric: Metric, node: HeatNode): number | null {
  switch (metric) {
    case "hangUps":
      return node.rate;
    case "calls":
      return isReported(node) ? node.entered : null;
    case "noInput":
      return perCaller(node.noInput, node);
    case "noMatch":
      return perCaller(node.noMatch, node);
    case "optedOut":
      return perCaller(node.optedOut, node);
    case "median":
      return node.medianSeconds ?? null;
    case "change":
      return changeOf(node);
  }
}

/** How much a block's rate changed, as it is printed: in tenths of points; null where too few calls came by to say. */
export function changeOf({ compared, enough }: HeatNode): number | null {
  // Adding 0 takes the sign off a zero.
  return enough && compared ? Math.round(compared.change * 1000) / 1000 + 0 : null;
}

function directionOf(metric: Metric, value: number | null): HeatValue["direction"] {
  if (metric !== "change" || value === null || value === 0) return null;
  return value > 0 ? "worse" : "better";
}

function perCaller(events: number | undefined, { entered }: HeatNode): number | null {
  return events === undefined || entered === 0 ? null : events / entered;
}

/** A figure in its unit. */
export function textOf(metric: Metric, value: number): string {
  if (metric === "calls") return words.heatmap.count(value);
  if (metric === "median") return words.heatmap.seconds(value);
  if (metric === "change") return words.heatmap.points(value);
  // Events, of which a caller can make several: no share of callers.
  return metric === "noInput" || metric === "noMatch" ? words.heatmap.perHundred(value) : words.heatmap.percent(value);
}

function stepOf(share: number): 0 | 1 | 2 | 3 | 4 {
  if (share >= 0.8) return 4;
  if (share >= 0.6) return 3;
  if (share >= 0.4) return 2;
  return share >= 0.15 ? 1 : 0;
}
