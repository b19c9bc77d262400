// What somebody changed at the vendor, kept drafts, and rehearsals, as the API shows them.
import { flowSchema, jsonSchema } from "@tonegraph/flow-model";
import { z } from "zod";
import { driftStateSchema } from "./resources.ts";

const instant = z.iso.datetime();

/** What the background comparison knows of a flow on a tenant. */
export const driftFindingSchema = z.object({
  flowId: z.string(),
  tenantId: z.string(),
  tenantName: z.string(),
  dialect: z.string(),
  /** The version of ours that was published last. */
  version: z.number().int(),
  /** `unknown` until the vendor has been read once. */
  state: driftStateSchema,
  /** Names what the vendor holds instead; `absent` where the flow is gone there. Null unless drifted. */
  liveHash: z.string().nullable(),
  /** When this difference was first seen. */
  foundAt: instant.nullable(),
  /** When the vendor was last read; null before the first time. */
  checkedAt: instant.nullable(),
  /**
   * Why the vendor could not be read the last time; else what no drawing shows: what somebody changed about whether and
   * when callers are let in, and where the vendor's copy cannot be drawn or is not as its documents allow; else "".
   */
  message: z.string(),
});
/** What the background comparison knows of a flow on a tenant. */
export type DriftFinding = z.infer<typeof driftFindingSchema>;

/** An event about drift: `driftFound` each time another content is seen, `driftGone` when the vendor holds what we published. */
export const driftEventSchema = z.object({
  type: z.enum(["driftFound", "driftGone"]),
  flowId: z.string(),
  tenantId: z.string(),
  version: z.number().int(),
  liveHash: z.string().nullable(),
  /** Of `driftGone`: whether somebody put it back there, or something was published since. */
  why: z.enum(["changedBack", "published"]).optional(),
});

/** One thing that somebody changed at the vendor; see `mergeFlows`. */
export const mergeChangeSchema = z.object({
  id: z.string(),
  kind: z.enum(["added", "removed", "changed"]),
  nodeId: z.string().optional(),
  conflict: z.boolean(),
  theirs: z.array(z.string()),
  ours: z.array(z.string()),
  needs: z.array(z.string()),
  taken: z.enum(["ours", "theirs"]),
});
/** One thing that somebody changed at the vendor. */
export type MergeChangeDto = z.infer<typeof mergeChangeSchema>;

/** One place of two documents that differs; a side that has nothing there is absent. */
export const rawDifferenceSchema = z.object({
  pointer: z.string(),
  before: jsonSchema.optional(),
  after: jsonSchema.optional(),
});
/** One place of two documents that differs. */
export type RawDifferenceDto = z.infer<typeof rawDifferenceSchema>;

/** What we published, what the vendor holds now and the draft, with what can be merged. */
export const threeWaySchema = z.object({
  state: driftStateSchema,
  version: z.number().int(),
  liveHash: z.string().nullable(),
  /** The draft's revision, for `If-Match`. */
  revision: z.number().int(),
  /** Null where what the vendor holds cannot be drawn, or nothing differs. */
  flows: z.object({ base: flowSchema, theirs: flowSchema, ours: flowSchema }).nullable(),
  changes: z.array(mergeChangeSchema),
  /** What in the vendor's copy is not as its documents allow, in words that name the tenant and the place; absent where nothing is. */
  said: z.string().optional(),
  /** Why it cannot be merged, in words; "" when it can. */
  obstacle: z.string(),
  /**
   * The difference of the vendor's documents themselves, where they cannot be drawn; where they can, what the vendor's says
   * beyond its drawing, if that is among the changes. At most 200 places.
   */
  raw: z.array(rawDifferenceSchema),
});
/** What we published, what the vendor holds now and the draft. */
export type ThreeWay = z.infer<typeof threeWaySchema>;

/** Asks for a merge: of every conflict one side, of the rest those that are not wanted. */
export const mergeRequestSchema = z.strictObject({
  tenantId: z.string(),
  /** What the vendor held when the choices were made. */
  liveHash: z.string(),
  choices: z.record(z.string(), z.enum(["ours", "theirs"])),
});

/** A draft after it was replaced; `keptDraftId` is null where nothing was given up. */
export const replacedDraftSchema = z.object({ revision: z.number().int(), keptDraftId: z.string().nullable() });

/** A draft that was replaced and can be had back until it expires. */
export const keptDraftSchema = z.object({
  id: z.string(),
  revision: z.number().int(),
  name: z.string(),
  nodeCount: z.number().int(),
  reason: z.enum(["version", "keptDraft", "merge"]),
  /** The version that took its place, where that is why. */
  version: z.number().int().nullable(),
  keptBy: z.string(),
  keptAt: instant,
  expiresAt: instant,
});
/** A draft that was replaced and can be had back until it expires. */
export type KeptDraft = z.infer<typeof keptDraftSchema>;

/** One thing that going back needs. */
export const rehearsalItemSchema = z.object({
  what: z.enum(["signIn", "document", "resources", "media", "live", "former", "dryRun"]),
  /** `missing`: going back would fail. `attention`: it works, but needs a choice or takes another way. `unknown`: nobody can tell. */
  state: z.enum(["ok", "attention", "missing", "unknown"]),
  words: z.string(),
});

/** Whether the version that one click would bring back still can be brought back, and how long that takes. */
export const rehearsalSchema = z.object({
  tenantId: z.string(),
  tenantName: z.string(),
  liveVersion: z.number().int(),
  /** What one click would bring back; null where nothing was live before. */
  toVersion: z.number().int().nullable(),
  state: z.enum(["ready", "attention", "broken", "unknown", "none"]),
  items: z.array(rehearsalItemSchema),
  rehearsedAt: instant.nullable(),
  /** From acceptance to read back and verified, in milliseconds. */
  times: z.object({
    count: z.number().int(),
    lastMs: z.number().int().nullable(),
    medianMs: z.number().int().nullable(),
    /** What the next one will take: the median of roll backs, else of publishes there. */
    expectedMs: z.number().int().nullable(),
  }),
});
/** Whether the version that one click would bring back still can be brought back. */
export type Rehearsal = z.infer<typeof rehearsalSchema>;
