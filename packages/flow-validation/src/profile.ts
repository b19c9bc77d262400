import type { NodeKind, Severity } from "@tonegraph/flow-model";
import type { Rule } from "./rule.ts";

/** Whether a dialect can carry a node kind: as drawn, only in part (the compile report says how), or not at all. */
export type NodeSupport = "supported" | "approximated" | "unsupported";

/** An inclusive range; the unit is that of the field it limits. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** How the target's speech engine counts text, how much it takes per prompt, and what it does with more. */
export interface SpeechLimit {
  readonly unit: "characters" | "utf16Units" | "utf8Bytes";
  readonly limit: number;
  readonly overflow: "refused" | "cut" | "silent";
}

/** The kinds of node that an exit may lead to. */
export type Destinations = "any" | readonly NodeKind[];

/** What a kind of resource is called where a tenant can be asked for it. */
export type ResourceKind = "queue" | "agent" | "asset" | "campaign" | "flow";

/** The limits and rules that apply to a flow: one profile per dialect, and `portable`. `null` means no limit. */
export interface Profile {
  readonly id: string;
  readonly title: string;
  readonly nodes: Readonly<Record<NodeKind, NodeSupport>>;
  /** What a menu's keys may lead to. */
  readonly keyDestinations: Destinations;
  /** What a menu's silence (its no-input exit) may lead to. */
  readonly timeoutDestinations: Destinations;
  readonly speech: SpeechLimit | null;
  /** Milliseconds that a menu may wait for a key. */
  readonly menuTimeoutMs: Range | null;
  /** How often a menu may ask again. */
  readonly menuRepeats: Range | null;
  readonly cycles: "byClass" | "forbidden";
  readonly maxMenuDepth: number | null;
  readonly maxPathDepth: number | null;
  readonly maxConnections: number | null;
  readonly maxConnectionsPerNode: number | null;
  /** Severities that differ from the rule's own. */
  readonly severities: Readonly<Record<string, Severity>>;
  /** Rules that only this dialect has, beside the common ones. */
  readonly rules: readonly Rule[];
}
