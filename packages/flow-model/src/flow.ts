import { z } from "zod";
import { connectionIdSchema, flowIdSchema, languageSchema, nodeIdSchema, noteIdSchema, promptIdSchema } from "./ids.ts";
import { ignoredProblemSchema } from "./ignored-problem.ts";
import { jsonSchema } from "./json.ts";
import { flowNodeSchema } from "./nodes/flow-node.ts";
import { positionSchema } from "./nodes/shared-fields.ts";
import { promptSchema } from "./prompt.ts";
import { goalSchema, savedTestSchema } from "./saved-calls.ts";

/** The version of the file format that this code reads and writes. */
export const FORMAT_VERSION = 1;

/** A connection leads from a node's port to a node. */
export const connectionSchema = z.strictObject({
  source: nodeIdSchema,
  port: z.string().min(1).max(128),
  target: nodeIdSchema,
});
/** A connection leads from a node's port to a node; its type and condition follow from the port. */
export type Connection = z.infer<typeof connectionSchema>;

/** A variable of the call, with the value it starts with. */
export const variableSchema = z.strictObject({
  type: z.enum(["string", "number", "boolean", "object", "list"]),
  default: jsonSchema,
});
/** A variable of the call. */
export type VariableDeclaration = z.infer<typeof variableSchema>;

/** What happens if anything breaks. */
export const fallbackSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("hangup") }),
  z.strictObject({ kind: z.literal("queue"), queueId: z.string() }),
  z.strictObject({ kind: z.literal("agent"), agentId: z.string() }),
  z.strictObject({ kind: z.literal("externalNumber"), number: z.string() }),
]);
/** What happens if anything breaks. */
export type Fallback = z.infer<typeof fallbackSchema>;

/** A sticky note on the canvas; layout, not content. */
export const noteSchema = z.strictObject({
  text: z.string(),
  position: positionSchema,
  size: z.strictObject({ width: z.number().positive(), height: z.number().positive() }),
});
/** A sticky note on the canvas. */
export type Note = z.infer<typeof noteSchema>;

/** When a version may be heard, as ISO 8601 instants. */
export const activeWindowSchema = z.strictObject({ from: z.iso.datetime(), until: z.iso.datetime() });

/** The longest name of a flow, in characters. */
export const LONGEST_FLOW_NAME = 200;

/** The name of a flow: 1–200 characters, no "/" (vendors use names as path segments). */
export const flowNameSchema = z
  .string()
  .min(1)
  .max(LONGEST_FLOW_NAME)
  .regex(/^[^/]*$/, 'must not contain "/"');
/** The id of a profile: that of a dialect, or `portable`. */
export const profileIdSchema = z.string().min(1).max(64);

/** The whole flow document; absent optional parts are filled with what their absence means. */
export const flowSchema = z.strictObject({
  formatVersion: z.literal(FORMAT_VERSION),
  id: flowIdSchema.optional(),
  name: flowNameSchema,
  description: z.string().default(""),
  profile: profileIdSchema.default("portable"),
  defaultLanguage: languageSchema.default("en-US"),
  languages: z.array(languageSchema).min(1).optional(),
  startNodeId: nodeIdSchema,
  nodes: z.record(nodeIdSchema, flowNodeSchema),
  connections: z.record(connectionIdSchema, connectionSchema),
  prompts: z.record(promptIdSchema, promptSchema),
  variables: z.record(z.string(), variableSchema).default({}),
  campaignId: z.string().optional(),
  activeWindow: activeWindowSchema.optional(),
  fallback: fallbackSchema.optional(),
  notes: z.record(noteIdSchema, noteSchema).default({}),
  goals: z.array(goalSchema).default([]),
  tests: z.array(savedTestSchema).default([]),
  /** Part of the content: which warnings a version was published with, and why, belongs to that version. */
  ignoredProblems: z.array(ignoredProblemSchema).optional(),
  vendorExtras: z.record(z.string(), jsonSchema).default({}),
});

/** A parsed flow: every optional part that has a meaning when absent is filled in. Immutable by convention. */
export type Flow = Omit<z.output<typeof flowSchema>, "languages"> & { languages: string[] };
