import { z } from "zod";
import { jsonSchema } from "../json.ts";
import { sharedFields } from "./shared-fields.ts";

/** Runs another flow and comes back. */
export const subflowNodeSchema = z.strictObject({
  kind: z.literal("subflow"),
  ...sharedFields,
  flowId: z.string(),
  pass: z.array(z.string()).optional(),
  return: z.array(z.string()).optional(),
});

/** Hands the caller to a queue. */
export const queueNodeSchema = z.strictObject({
  kind: z.literal("queue"),
  ...sharedFields,
  queueId: z.string(),
  priority: z.number().int().optional(),
});

/** Hands the caller to one agent. */
export const agentNodeSchema = z.strictObject({ kind: z.literal("agent"), ...sharedFields, agentId: z.string() });

/** Hands the caller to a telephone number in E.164 form. */
export const externalNumberNodeSchema = z.strictObject({
  kind: z.literal("externalNumber"),
  ...sharedFields,
  number: z.string(),
});

/** A block that only one vendor has, kept untouched. */
export const vendorBlockNodeSchema = z.strictObject({
  kind: z.literal("vendorBlock"),
  ...sharedFields,
  dialect: z.string(),
  type: z.string(),
  config: jsonSchema,
  ports: z.array(z.string().min(1).max(128)),
  terminal: z.boolean(),
});
