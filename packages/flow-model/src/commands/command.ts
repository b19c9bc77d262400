import { z } from "zod";
import {
  activeWindowSchema,
  connectionSchema,
  fallbackSchema,
  flowNameSchema,
  noteSchema,
  profileIdSchema,
  variableSchema,
} from "../flow.ts";
import { connectionIdSchema, languageSchema, nodeIdSchema, noteIdSchema, promptIdSchema } from "../ids.ts";
import { ignoredPlaceSchema, ignoredProblemSchema } from "../ignored-problem.ts";
import { jsonSchema } from "../json.ts";
import { flowNodeSchema } from "../nodes/flow-node.ts";
import { keySchema, positionSchema } from "../nodes/shared-fields.ts";
import { menuOptionSchema } from "../nodes/speaking-nodes.ts";
import { promptSchema, promptTextSchema } from "../prompt.ts";
import { goalSchema, savedTestSchema } from "../saved-calls.ts";

const jsonFields = z.record(z.string(), jsonSchema);

const simpleCommands = [
  z.strictObject({ type: z.literal("addNode"), nodeId: nodeIdSchema, node: flowNodeSchema }),
  z.strictObject({
    type: z.literal("removeNodes"),
    nodeIds: z.array(nodeIdSchema).min(1),
    heal: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal("moveNodes"), positions: z.record(nodeIdSchema, positionSchema) }),
  z.strictObject({
    type: z.literal("setNodeFields"),
    nodeId: nodeIdSchema,
    set: jsonFields.optional(),
    unset: z.array(z.string()).optional(),
    /** Ports that get another name with this change, from old to new; their connections follow. */
    movePorts: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({ type: z.literal("connect"), connectionId: connectionIdSchema, connection: connectionSchema }),
  z.strictObject({ type: z.literal("disconnect"), connectionIds: z.array(connectionIdSchema).min(1) }),
  z.strictObject({
    type: z.literal("reconnect"),
    connectionId: connectionIdSchema,
    source: nodeIdSchema.optional(),
    port: z.string().optional(),
    target: nodeIdSchema.optional(),
  }),
  z.strictObject({
    type: z.literal("spliceNode"),
    connectionId: connectionIdSchema,
    nodeId: nodeIdSchema,
    port: z.string(),
    newConnectionId: connectionIdSchema,
  }),
  z.strictObject({
    type: z.literal("addMenuOption"),
    nodeId: nodeIdSchema,
    option: menuOptionSchema,
    index: z.number().int().nonnegative().optional(),
  }),
  z.strictObject({ type: z.literal("removeMenuOption"), nodeId: nodeIdSchema, index: z.number().int().nonnegative() }),
  z.strictObject({
    type: z.literal("setMenuOption"),
    nodeId: nodeIdSchema,
    index: z.number().int().nonnegative(),
    key: keySchema.optional(),
    label: z.string().optional(),
    speech: menuOptionSchema.shape.speech,
  }),
  z.strictObject({
    type: z.literal("reorderMenuOptions"),
    nodeId: nodeIdSchema,
    order: z.array(z.number().int().nonnegative()),
  }),
  z.strictObject({ type: z.literal("putPrompt"), promptId: promptIdSchema, prompt: promptSchema }),
  z.strictObject({ type: z.literal("removePrompt"), promptId: promptIdSchema }),
  z.strictObject({ type: z.literal("setPromptLabel"), promptId: promptIdSchema, label: z.string() }),
  z.strictObject({
    type: z.literal("setPromptText"),
    promptId: promptIdSchema,
    language: languageSchema,
    text: promptTextSchema.nullable(),
  }),
  z.strictObject({
    type: z.literal("setFlowFields"),
    set: z.strictObject({
      name: flowNameSchema.optional(),
      description: z.string().optional(),
      profile: profileIdSchema.optional(),
      campaignId: z.string().nullable().optional(),
      activeWindow: activeWindowSchema.nullable().optional(),
      fallback: fallbackSchema.nullable().optional(),
    }),
  }),
  z.strictObject({
    type: z.literal("setLanguages"),
    languages: z.array(languageSchema).min(1),
    defaultLanguage: languageSchema,
  }),
  z.strictObject({ type: z.literal("setVariable"), name: z.string(), variable: variableSchema.nullable() }),
  z.strictObject({ type: z.literal("setNote"), noteId: noteIdSchema, note: noteSchema.nullable() }),
  z.strictObject({ type: z.literal("setGoals"), goals: z.array(goalSchema) }),
  z.strictObject({ type: z.literal("setTests"), tests: z.array(savedTestSchema) }),
  z.strictObject({ type: z.literal("ignoreProblem"), ignored: ignoredProblemSchema }),
  z.strictObject({ type: z.literal("unignoreProblem"), place: ignoredPlaceSchema }),
  z.strictObject({ type: z.literal("setVendorExtras"), dialect: z.string(), extras: jsonSchema.nullable() }),
  z.strictObject({
    type: z.literal("insertFragment"),
    nodes: z.record(nodeIdSchema, flowNodeSchema),
    connections: z.record(connectionIdSchema, connectionSchema),
    prompts: z.record(promptIdSchema, promptSchema),
  }),
] as const;

const simpleCommandSchema = z.discriminatedUnion("type", simpleCommands);
/** A command that is not made of others. */
export type SimpleCommand = z.infer<typeof simpleCommandSchema>;

/** Accepts any command; commands are plain data, so that they can be stored, sent and merged. */
export const commandSchema = z.discriminatedUnion("type", [
  ...simpleCommands,
  z.strictObject({ type: z.literal("batch"), label: z.string(), commands: z.array(simpleCommandSchema).min(1) }),
]);
/** One edit of the document. `batch` applies all of its commands or none. */
export type Command = z.infer<typeof commandSchema>;
