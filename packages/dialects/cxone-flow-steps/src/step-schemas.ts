// What the vendor takes of each type of step, with the limits that the document states. Types that are not here are taken
// as they are: the document does not list them all.
import { z } from "zod";
import type { StepType } from "./wire.ts";

const named = z.string().min(1, "must not be empty");
const stepId = named;
const prompts = z.array(z.looseObject({ language: named, text: named })).min(1, "must have at least one prompt");
const listening = {
  prompts,
  noInputTimeoutMs: z.number().int().min(1, "must be at least 1"),
  maxRepeats: z.number().int().min(0, "must be at least 0"),
  noInputStepId: stepId,
  noMatchStepId: stepId.optional(),
};
const variables = z.array(z.string());

const authentication = z.discriminatedUnion(
  "type",
  [
    z.looseObject({
      type: z.literal("oauth2"),
      clientId: named,
      clientSecret: named,
      tokenEndpoint: named,
      scopes: z.array(z.string()),
    }),
    z.looseObject({ type: z.literal("apiKey"), headerName: named, headerValue: named }),
    z.looseObject({ type: z.literal("basic"), username: named, password: named }),
  ],
  { error: "must be oauth2, apiKey or basic" },
);

/** The configuration of every type of step that is known. */
export const stepSchemas: Readonly<Record<StepType, z.ZodType>> = {
  PlayPrompt: z.looseObject({ prompts }),
  Menu: z.looseObject({
    ...listening,
    branches: z
      .array(
        z.looseObject({
          key: z.string().regex(/^[0-9*#]$/, "must be 0-9, * or #"),
          nextStepId: stepId,
        }),
      )
      .refine((branches) => new Set(branches.map(({ key }) => key)).size === branches.length, "has a key twice"),
  }),
  CollectInput: z.looseObject({
    ...listening,
    variable: named,
    minDigits: z.number().int().min(0, "must be at least 0"),
    maxDigits: z.number().int().min(1, "must be at least 1"),
  }),
  TransferToQueue: z.looseObject({ queueId: named }),
  TransferToAgent: z.looseObject({ agentId: named }),
  TransferToNumber: z.looseObject({ number: z.string().regex(/^\+[1-9]\d{1,14}$/, "must be in E.164 format") }),
  Hangup: z.looseObject({}),
  SetVariables: z.looseObject({ assignments: z.record(named, named) }),
  Condition: z.looseObject({ conditions: z.array(z.looseObject({ expression: named, nextStepId: stepId })) }),
  SubFlow: z.looseObject({ flowId: named, passThroughVariables: variables, returnVariables: variables }),
  HTTPRequest: z.looseObject({
    // What is put in is only known in the call.
    url: z.string().regex(/^(?:https?:\/\/|\{\{)/i, "must be an http or https address"),
    method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"], { error: "must be GET, POST, PUT, PATCH or DELETE" }),
    timeout: z
      .number({ error: "is required: without it a call would be blocked for 30000 ms" })
      .int()
      .min(1, "must be at least 1")
      .max(5000, "must be at most 5000"),
    retryPolicy: z
      .looseObject({
        maxRetries: z.number().int().min(0, "must be at least 0").max(2, "must be at most 2"),
        backoff: z.literal("exponential", { error: "must be exponential" }),
        retryOnStatusCodes: z.array(z.number().int().min(100).max(599)),
      })
      .optional(),
    authentication: authentication.optional(),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.string().optional(),
    responseMapping: z.record(z.string(), z.string()).optional(),
  }),
  DataAPI: z.looseObject({ operation: z.literal("evaluate", { error: "must be evaluate" }), expression: named }),
};
