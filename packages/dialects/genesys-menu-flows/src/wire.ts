// What Genesys Cloud's documented flow API of nested menus sends and takes (document "IVR menu definitions"). Reading is
// tolerant: fields that we do not know are kept. Limits are the profile's and the sandbox's business, not this schema's.
import { orDefault } from "@tonegraph/vendor-kit";
import { z } from "zod";

/** The dialect's id, also the key of what it keeps in a flow's `vendorExtras`. */
export const DIALECT_ID = "genesys-menu-flows";

/** The id of the step that a call begins with; no menu may be called so. */
export const START_ID = "start";

/** How many menus may stand inside one another. */
export const MAX_DEPTH = 5;

/** What an id that a key leads to may be of, beside a menu of the flow. */
export const TARGET_KINDS = ["queue", "agent", "subflow"] as const;
/** What an id that a key leads to may be of, beside a menu of the flow. */
export type TargetKind = (typeof TARGET_KINDS)[number];

const idReference = z.string().nullish();

const handlerSchema = z.looseObject({ key: z.string().max(16), targetFlowId: idReference, promptId: idReference });
/** One key: the id of a queue, an agent, a flow or a menu in `nextSteps`. The prompt is what is said before. */
export type WireHandler = { key: string; targetFlowId: string; promptId: string | null };

/** A menu as it is read; the menus in it are read one by one, because those of another type are only kept. */
export const wireMenuSchema = z.looseObject({
  id: z.string(),
  type: z.literal("dtmf"),
  promptId: idReference,
  timeoutSeconds: z.number().min(0).max(86_400),
  timeoutTarget: idReference,
  dtmfHandlers: orDefault(z.array(handlerSchema), []),
  nextSteps: orDefault(z.array(z.looseObject({ id: z.string() })), []),
});
/** A menu as it was read. */
export type ReadMenu = z.output<typeof wireMenuSchema>;

/** A menu as it is sent. */
export type WireMenu = {
  id: string;
  type: "dtmf";
  promptId: string;
  timeoutSeconds: number;
  timeoutTarget: string;
  dtmfHandlers: WireHandler[];
  nextSteps: WireMenu[];
};

const phraseSchema = z.looseObject({ id: z.string(), locale: z.string(), text: z.string() });
/** What a prompt says in one language. */
export type WirePhrase = { id: string; locale: string; text: string };

const targetSchema = z.looseObject({ id: z.string(), kind: z.enum(TARGET_KINDS) });
/** What an id is of that does not say it by its form. */
export type WireTarget = { id: string; kind: TargetKind };

/** A flow as it is read: the vendor's own, or an artefact of ours with its phrases. */
export const wireFlowSchema = z.looseObject({
  name: z.string(),
  settings: orDefault(z.looseObject({ description: z.string().nullish(), enabled: z.boolean().nullish() }), {}),
  steps: orDefault(z.array(z.looseObject({})), []),
  phrases: orDefault(z.array(phraseSchema), []),
  targets: orDefault(z.array(targetSchema), []),
});

/** What we compile a flow into: the body of the flow, and beside it what belongs to it and is not sent in it. */
export type WireFlow = {
  name: string;
  type: "conversation";
  settings: { description: string; enabled: boolean; version: number };
  steps: { id: string; type: "start"; nextStep: WireMenu }[];
  phrases?: WirePhrase[];
  targets?: WireTarget[];
};

/** What the vendor adds and nobody hears; no write has them. */
export const METADATA_FIELDS = ["id", "_version"] as const;
/** Fields of the artefact that are not part of the vendor's flow: phrases are sent on their own, `targets` stays with us. */
export const OUR_FIELDS = ["phrases", "targets"] as const;
