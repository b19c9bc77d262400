import { z } from "zod";
import { jsonSchema } from "../json.ts";
import { expressionSchema, promptReferenceSchema, sharedFields, templateSchema } from "./shared-fields.ts";

/** Takes the first branch whose expression is true, else `otherwise`. */
export const conditionNodeSchema = z.strictObject({
  kind: z.literal("condition"),
  ...sharedFields,
  branches: z.array(z.strictObject({ id: z.string().min(1).max(64), label: z.string(), when: expressionSchema })),
});

const timeOfDay = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$/, "must be HH:MM");
const weeklyHours = z.strictObject({
  days: z.array(z.union([1, 2, 3, 4, 5, 6, 7].map((day) => z.literal(day)))),
  from: timeOfDay,
  to: timeOfDay,
});
const holiday = z.strictObject({
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "must be YYYY-MM-DD"),
  label: z.string(),
});

/**
 * Asks a clock: weekly hours with holidays in a time zone (IANA name), or a schedule kept at the vendor. 1 is Monday.
 * Exactly one of the two forms: `scheduleId`, or `timeZone` with `weekly` and `holidays`.
 */
export const hoursNodeSchema = z
  .strictObject({
    kind: z.literal("hours"),
    ...sharedFields,
    scheduleId: z.string().optional(),
    timeZone: z.string().optional(),
    weekly: z.array(weeklyHours).optional(),
    holidays: z.array(holiday).optional(),
  })
  .superRefine((node, context) => {
    const inline = [node.timeZone, node.weekly, node.holidays];
    const complete = inline.every((part) => part !== undefined);
    const absent = inline.every((part) => part === undefined);
    if (node.scheduleId === undefined ? complete : absent) return;
    context.addIssue({
      code: "custom",
      message: "needs either scheduleId alone or timeZone, weekly and holidays together",
    });
  });

/** Sets variables to the values of expressions. */
export const setVariablesNodeSchema = z.strictObject({
  kind: z.literal("setVariables"),
  ...sharedFields,
  assignments: z.record(z.string(), expressionSchema),
});

/** Works out one value and says whether it is valid. */
export const transformNodeSchema = z.strictObject({
  kind: z.literal("transform"),
  ...sharedFields,
  operation: z.enum(["formatPhoneNumber", "validateE164", "encodeUriComponent", "parseJson", "expression"]),
  input: expressionSchema,
  variable: z.string(),
});

const authentication = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("apiKey"), headerName: z.string(), secretRef: z.string() }),
  z.strictObject({ kind: z.literal("basic"), secretRef: z.string() }),
  z.strictObject({
    kind: z.literal("oauth2"),
    tokenUrl: z.string(),
    scopes: z.array(z.string()),
    secretRef: z.string(),
  }),
]);

/** Calls a web service while the caller waits. Times are in milliseconds; secrets are references, never values. */
export const httpRequestNodeSchema = z.strictObject({
  kind: z.literal("httpRequest"),
  ...sharedFields,
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]),
  url: templateSchema,
  headers: z.record(z.string(), templateSchema).optional(),
  body: templateSchema.optional(),
  timeoutMs: z.number().int(),
  retry: z
    .strictObject({
      maxRetries: z.number().int(),
      backoff: z.enum(["exponential", "fixed"]),
      onStatus: z.array(z.number().int()),
    })
    .optional(),
  authentication: authentication.optional(),
  responseMapping: z.record(z.string(), z.string()).optional(),
  defaultResponse: jsonSchema.optional(),
  circuitBreaker: z.strictObject({ failures: z.number().int(), coolDownMs: z.number().int() }).optional(),
  asyncCallback: z.strictObject({ maxWaitMs: z.number().int() }).optional(),
  fillerPromptId: promptReferenceSchema.optional(),
});
