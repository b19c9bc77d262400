// What NICE CXone's documented IVR API sends and takes (document "IVR menus"). Reading is tolerant: fields that
// we do not know are kept. Limits are the profile's and the sandbox's business, not this schema's.
import { languageSchema, type Json } from "@tonegraph/flow-model";
import { isJsonObject, orDefault } from "@tonegraph/vendor-kit";
import { z } from "zod";

/** The dialect's id, also the key of what it keeps in a flow's `vendorExtras`. */
export const DIALECT_ID = "cxone-ivr-menus";

/** Where a key or a time-out may lead. */
export const DESTINATION_TYPES = ["queue", "agent", "external_number"] as const;
/** What may happen when the caller stays silent. */
export const TIMEOUT_ACTIONS = ["repeat", "transfer", "hangup"] as const;

const destinationSchema = z.looseObject({ type: z.string(), id: z.string() });
/** Where a key or a time-out leads: a queue's id, an agent's id or a telephone number; whatever else stands there is kept. */
export type WireDestination = { type: string; id: string };

const voicePromptSchema = z.looseObject({ text: z.string(), language: languageSchema });
/** One text that is spoken, in one language. */
export type WireVoicePrompt = { text: string; language: string };

const dtmfMappingSchema = z.looseObject({ key: z.string().max(16), destination: destinationSchema });
/** One key with its destination. */
export type WireDtmfMapping = { key: string; destination: WireDestination };

const timeoutBehaviorSchema = z.looseObject({
  noInputTimeoutMs: z.number().int(),
  action: z.string(),
  maxRepeats: z.number().int(),
  fallbackDestination: destinationSchema,
});
/** What happens when the caller stays silent. Milliseconds. */
export type WireTimeoutBehavior = {
  noInputTimeoutMs: number;
  /** One of {@link TIMEOUT_ACTIONS}, or whatever else stands there. */
  action: string;
  maxRepeats: number;
  fallbackDestination: WireDestination;
};

/** A menu as the vendor has it. */
export const wireMenuSchema = z.looseObject({
  id: z.string(),
  type: z.literal("menu"),
  voicePrompts: z.array(voicePromptSchema),
  dtmfMappings: z.array(dtmfMappingSchema),
  timeoutBehavior: timeoutBehaviorSchema,
});
/** A menu as the vendor has it. */
export type WireMenu = {
  id: string;
  type: "menu";
  voicePrompts: WireVoicePrompt[];
  dtmfMappings: WireDtmfMapping[];
  timeoutBehavior: WireTimeoutBehavior;
};

/** Whether a node of the vendor's, well formed or not, is a menu with an id. */
export function isMenu(node: Json): node is { id: string; type: "menu" } {
  return isJsonObject(node) && node["type"] === "menu" && typeof node["id"] === "string";
}

/** A vendor flow; nodes are read one by one, because those that are no menu are only kept. */
export const wireFlowSchema = z.looseObject({
  name: z.string(),
  description: orDefault(z.string(), ""),
  nodes: orDefault(z.array(z.looseObject({})), []),
});
/** What we compile a flow into; nodes that are no menu of ours are the vendor's, untouched. */
export type WireFlow = { name: string; description: string; nodes: WireMenu[] };

/** What the vendor adds and nobody hears. A write leaves out the first three; `version` and `status` are ignored in it. */
export const METADATA_FIELDS = ["id", "createdAt", "updatedAt", "version", "status"] as const;
/** What the body of a PUT leaves out (the document's own rollback does the same). */
export const READ_ONLY_FIELDS = ["id", "createdAt", "updatedAt"] as const;
