// What NICE CXone's documented flow API of steps sends and takes (document "Custom IVR integrations"). Reading is tolerant:
// types, fields and enum values that we do not know are kept. Limits are the profile's and the sandbox's business.
import { orDefault, type JsonObject } from "@tonegraph/vendor-kit";
import { z } from "zod";

/** The dialect's id, also the key of what it keeps in a flow's `vendorExtras`. */
export const DIALECT_ID = "cxone-flow-steps";

/** The types of step that are drawn as blocks of ours. */
export const STEP_TYPES = [
  "PlayPrompt",
  "Menu",
  "CollectInput",
  "TransferToQueue",
  "TransferToAgent",
  "TransferToNumber",
  "Hangup",
  "SetVariables",
  "Condition",
  "SubFlow",
  "HTTPRequest",
  "DataAPI",
] as const;
/** A type of step that we write. */
export type StepType = (typeof STEP_TYPES)[number];

/** One text that is spoken, in one language. */
export type WirePrompt = { language: string; text: string };

/** A step as the vendor has it. `nextStepId` is where the call goes on, and behind a transfer where it goes when that fails. */
export type WireStep = { id: string; type: string; configuration: JsonObject; nextStepId?: string };

/** A flow as the body of a PUT has it but for its version, which counts writes. The first step is where the call begins (our reading). */
export type WireFlow = { id: string; name: string; flowType: string; steps: WireStep[] };

/** The artefact: the flow that callers reach, and the sub-flows that its requests to web services live in. */
export type WireBundle = { main: WireFlow; subFlows: WireFlow[] };

const json = z.json();

/** Reads a step; whatever else it has is kept. */
export const wireStepSchema = z
  .object({
    id: z.string().min(1),
    type: z.string(),
    configuration: orDefault(z.record(z.string(), json), {}),
    nextStepId: z.string().exactOptional(),
  })
  .catchall(json);

// A step that leads nowhere may say so with null.
function withoutNull(step: unknown): unknown {
  const isLast = typeof step === "object" && step !== null && "nextStepId" in step && step.nextStepId === null;
  return isLast ? Object.fromEntries(Object.entries(step).filter(([name]) => name !== "nextStepId")) : step;
}

/** Reads a flow; whatever else it has is kept. */
export const wireFlowSchema = z.looseObject({
  id: orDefault(z.string(), ""),
  name: z.string(),
  steps: orDefault(z.array(z.preprocess(withoutNull, wireStepSchema)), []),
});

/** What the vendor adds or counts and nobody hears; the id is ours and says which flow is meant, not what it says. */
export const METADATA_FIELDS = ["version", "status", "createdAt", "updatedAt"] as const;
