import type { Flow, FlowGraph, Json, NodeId, NodeKind, Severity } from "@tonegraph/flow-model";
import type { NumberLimit } from "./overridable-limits.ts";
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
  /** `billedCharacters` are code points without SSML tags; every other unit counts the text as it is sent, tags and all. */
  readonly unit: "characters" | "utf16Units" | "utf8Bytes" | "billedCharacters";
  /** How many units one prompt may have; Infinity where only segments are limited. */
  readonly limit: number;
  readonly overflow: "refused" | "cut" | "silent";
  /**
   * Where an engine takes text in segments: how many units one segment may have, and whether a text may be spread over
   * several of them at the ends of words (`chainable`); else the one segment is all there is.
   */
  readonly segment?: { readonly limit: number; readonly chainable: boolean };
}

/** The kinds of node that an exit may lead to. */
export type Destinations = "any" | readonly NodeKind[];

/** What a kind of resource is called where a tenant can be asked for it. */
export type ResourceKind = "queue" | "agent" | "asset" | "campaign" | "flow";

/** One thing that a dialect's compiler does not carry as it is drawn; the report items of vendor-kit have this shape. */
export interface CompileLoss {
  readonly kind: "unsupported" | "approximated" | "dropped";
  readonly code: string;
  readonly nodeId?: NodeId;
  readonly params: Readonly<Record<string, Json>>;
  readonly words: string;
}

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
  /** How far a tenant's account may have more of a limit than its profile says; absent: it may only have less. */
  readonly widest?: Readonly<Partial<Record<NumberLimit, number>>>;
  /** The longest that a caller may wait for a web service, in milliseconds; document 002: 5,000 for a look-up. */
  readonly requestTimeoutMs: number | null;
  /** The longest that a caller may wait for an answer that comes later, in milliseconds; document 002: 120,000. Absent: no limit. */
  readonly callbackWaitMs?: number | null;
  /** How often a request may be tried again after the first try; document 002: 2. */
  readonly maxRequestRetries: number | null;
  /** The longest silence while a request runs, in milliseconds, before callers need something to hear. */
  readonly deadAirMs: number | null;
  /** How many keys a menu should offer, not counting those that help, repeat, go back or end. */
  readonly maxOptions: number | null;
  /** How long one prompt should be, in spoken seconds. */
  readonly promptSeconds: number | null;
  /** How long a menu may speak before its first option, in spoken seconds. */
  readonly firstOptionSeconds: number | null;
  /** How many characters a variable without a bound of its own counts in a text; 0 counts the literal text alone. */
  readonly assumedVariableLength: number;
  /** Severities that differ from the rule's own. */
  readonly severities: Readonly<Record<string, Severity>>;
  /** Rules that only this dialect has, beside the common ones. */
  readonly rules: readonly Rule[];
  /**
   * What the dialect's compiler says of a flow, given with the graph that `buildFlowGraph` makes of it. Absent where no compiler is built yet: then `nodes` says what is carried
   * in part. A profile of several dialects has none, since each says it when the flow is published there.
   */
  readonly report?: (flow: Flow, graph: FlowGraph) => readonly CompileLoss[];
  /** Runs the flow's saved tests and gives those that fail. Absent where no simulator is at hand: then none is judged. */
  readonly failedTests?: (flow: Flow) => readonly FailedTest[];
}

/** A saved test that does not go as it expects. `words` are English sentences; `nodeId` is where the call went astray. */
export interface FailedTest {
  readonly testId: string;
  readonly label: string;
  readonly nodeId: NodeId | null;
  readonly words: readonly string[];
}
