// What we send, strictly: nothing but what document 002 shows and what our reading of its other steps adds. What was the
// vendor's own before comes back beside it.
import { jsonSchema } from "@tonegraph/flow-model";
import { z } from "zod";
import type { StepType } from "./wire.ts";

const text = z.string();
const texts = z.array(text);
const whole = z.number().int();
const prompts = z.array(z.strictObject({ language: text, text }));
const asks = { prompts, noInputTimeoutMs: whole, maxRepeats: whole };

const authentication = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("oauth2"),
    tokenEndpoint: text,
    clientId: text,
    clientSecret: text,
    scopes: texts.exactOptional(),
  }),
  z.strictObject({ type: z.literal("apiKey"), headerName: text, headerValue: text }),
  z.strictObject({ type: z.literal("basic"), username: text, password: text }),
]);

const httpRequest = z.strictObject({
  url: text,
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]),
  timeout: whole,
  retryPolicy: z
    .strictObject({ maxRetries: whole, backoff: z.literal("exponential"), retryOnStatusCodes: z.array(whole) })
    .exactOptional(),
  authentication: authentication.exactOptional(),
  headers: z.record(text, text).exactOptional(),
  body: text.exactOptional(),
  responseMapping: z.record(text, text).exactOptional(),
  defaultResponse: jsonSchema.exactOptional(),
});

const collectInput = z.strictObject({
  ...asks,
  variable: text,
  minDigits: whole,
  maxDigits: whole,
  terminator: text.exactOptional(),
  format: z.union([text, z.strictObject({ pattern: text })]).exactOptional(),
  sensitive: z.boolean().exactOptional(),
  noInputStepId: text.exactOptional(),
  noMatchStepId: text.exactOptional(),
});

const menu = z.strictObject({
  ...asks,
  branches: z.array(z.strictObject({ key: text, nextStepId: text })),
  noInputStepId: text.exactOptional(),
  noMatchStepId: text.exactOptional(),
});

const subFlow = z.strictObject({
  flowId: text,
  passThroughVariables: texts.exactOptional(),
  returnVariables: texts.exactOptional(),
});

const configurations: Readonly<Record<StepType, z.ZodType>> = {
  PlayPrompt: z.strictObject({ prompts }),
  Menu: menu,
  CollectInput: collectInput,
  TransferToQueue: z.strictObject({ queueId: text }),
  TransferToAgent: z.strictObject({ agentId: text }),
  TransferToNumber: z.strictObject({ number: text }),
  Hangup: z.strictObject({}),
  SetVariables: z.strictObject({ assignments: z.record(text, text) }),
  Condition: z.strictObject({ conditions: z.array(z.strictObject({ expression: text, nextStepId: text })) }),
  SubFlow: subFlow,
  HTTPRequest: httpRequest,
  DataAPI: z.strictObject({ operation: z.literal("evaluate"), expression: text, resultVariable: text }),
};

const steps = Object.entries(configurations).map(([type, configuration]) =>
  z.strictObject({ id: text.min(1), type: z.literal(type), configuration, nextStepId: text.exactOptional() }),
);

const flow = z.strictObject({
  id: text,
  name: text,
  flowType: z.literal("IVR"),
  version: whole.exactOptional(),
  steps: z.array(z.union(steps)),
});

/** The artefact of a drawing without anything of the vendor's: the flow that callers reach, and the sub-flows of its requests. */
export const sentBundleSchema: z.ZodType = z.strictObject({
  main: flow,
  subFlows: z.array(flow),
});
