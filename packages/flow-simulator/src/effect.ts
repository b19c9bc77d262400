import type { Json, Language, NodeId, PromptId } from "@tonegraph/flow-model";
import type { CallEnd } from "./call-state.ts";

/** A line of the transcript that is not what somebody said, pressed or heard. The words are in `describeEffect`. */
export type RemarkCode =
  | "inputIgnored"
  | "clockInvalid"
  | "languageUnknown"
  | "outsideWindow"
  | "recordingLengthUnknown"
  | "stubUnfit"
  | "boundReached"
  | "typedAhead"
  | "messagePassedOver"
  | "promptMissing"
  | "translationMissing"
  | "unwiredExit"
  | "unknownZone"
  | "scheduleAssumedOpen"
  | "expressionFault"
  | "patternFault"
  | "pathFault"
  | "transformInvalid"
  | "requestAssumed"
  | "requestRetried"
  | "breakerOpened"
  | "breakerOpen"
  | "callbackMissing"
  | "subflowUnknown"
  | "subflowReturns"
  | "blockGone"
  | "subflowTooDeep"
  | "vendorBlockAssumed"
  | "fallback"
  | "queueClosed"
  | "transferFailed"
  | "digitsRefused";

/** What a step made happen, in order. `atMs` counts from when the call arrived. */
export type Effect =
  | { readonly kind: "enter"; readonly atMs: number; readonly nodeId: NodeId; readonly within: readonly NodeId[] }
  | {
      readonly kind: "play";
      readonly atMs: number;
      readonly nodeId: NodeId;
      readonly promptId: PromptId;
      readonly language: Language;
      readonly text: string;
      readonly endsMs: number;
    }
  | { readonly kind: "cut"; readonly atMs: number; readonly nodeId: NodeId; readonly promptId: PromptId }
  | { readonly kind: "listen"; readonly atMs: number; readonly nodeId: NodeId; readonly untilMs: number }
  | { readonly kind: "key"; readonly atMs: number; readonly nodeId: NodeId; readonly key: string }
  | { readonly kind: "say"; readonly atMs: number; readonly nodeId: NodeId; readonly words: string }
  | { readonly kind: "silence"; readonly atMs: number; readonly nodeId: NodeId; readonly attempt: number }
  | { readonly kind: "noMatch"; readonly atMs: number; readonly nodeId: NodeId; readonly attempt: number }
  | {
      readonly kind: "set";
      readonly atMs: number;
      readonly nodeId: NodeId;
      readonly variable: string;
      readonly value: Json;
    }
  | {
      readonly kind: "request";
      readonly atMs: number;
      readonly nodeId: NodeId;
      readonly method: string;
      readonly url: string;
      readonly attempt: number;
    }
  | { readonly kind: "response"; readonly atMs: number; readonly nodeId: NodeId; readonly status: number | null }
  | { readonly kind: "transfer"; readonly atMs: number; readonly nodeId: NodeId; readonly to: string }
  | {
      readonly kind: "leave";
      readonly atMs: number;
      readonly nodeId: NodeId;
      readonly within: readonly NodeId[];
      readonly port: string;
      readonly target: NodeId | null;
    }
  | {
      readonly kind: "remark";
      readonly atMs: number;
      readonly nodeId: NodeId;
      readonly code: RemarkCode;
      readonly params: Readonly<Record<string, Json>>;
    }
  | { readonly kind: "end"; readonly atMs: number; readonly end: CallEnd };

/** What one event led to: the call at its next rest, and what happened on the way. */
export interface Stepped<State> {
  readonly state: State;
  readonly effects: readonly Effect[];
}
