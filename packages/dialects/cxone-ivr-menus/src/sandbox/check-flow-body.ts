// The limits of the document's own validator, with the statuses and fields the vendor's answers would have.
import type { Json } from "@tonegraph/flow-model";
import { IN_SHORT_WORDS } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { foundTwice } from "../found-twice.ts";
import { DESTINATION_TYPES, TIMEOUT_ACTIONS } from "../wire.ts";
import type { FieldError } from "./answers.ts";
import type { SandboxState } from "./state.ts";

const destination = z.looseObject({
  type: z.enum(DESTINATION_TYPES, {
    error: "Invalid routing destination type. Must be queue, agent or external_number",
  }),
  id: z.string().min(1, "must not be empty"),
});
const bodySchema = z.looseObject({
  name: z.string().min(1, "must not be empty"),
  description: z.string(),
  nodes: z
    .array(
      z.looseObject({
        id: z.string().min(1, "must not be empty"),
        type: z.literal("menu", "must be menu"),
        // “Each node requires voice prompts.”
        voicePrompts: z
          .array(
            z.looseObject({
              text: z.string().refine((text) => [...text].length <= 450, {
                error: ({ input }) =>
                  `TTS prompt exceeds 450 character limit. Current length: ${[...String(input)].length}`,
              }),
              language: z.string().min(1, "must not be empty"),
            }),
          )
          .min(1, "must have at least one prompt"),
        dtmfMappings: z.array(
          z.looseObject({
            key: z
              .string()
              .regex(/^[0-9*#]$/, { error: ({ input }) => `Invalid DTMF key: ${String(input)}. Must be 0-9, *, or #` }),
            destination,
          }),
        ),
        timeoutBehavior: z.looseObject({
          noInputTimeoutMs: z.number().int().min(1000, "must be at least 1000").max(30_000, "must be at most 30000"),
          action: z.enum(TIMEOUT_ACTIONS, { error: "must be repeat, transfer or hangup" }),
          maxRepeats: z.number().int().min(1, "must be at least 1").max(5, "must be at most 5"),
          fallbackDestination: destination,
        }),
      }),
    )
    .min(1, "must have at least one node"),
});

/** Everything that is wrong with the body of a POST or PUT; empty where it is accepted. */
export function checkFlowBody(body: Json, state: SandboxState): FieldError[] {
  const parsed = bodySchema.safeParse(body, IN_SHORT_WORDS);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => ({ field: fieldOf(path), message }));
  return [...whatComesTwice(body), ...destinationsMissing(parsed.data, state)];
}

function whatComesTwice(body: Json): FieldError[] {
  return foundTwice(body).map(({ kind, value, path }) => ({
    field: fieldOf(path),
    message:
      kind === "id"
        ? `Duplicate node id: ${value}. Must be unique within the flow`
        : `Duplicate DTMF key: ${value}. Must be unique within the menu`,
  }));
}

function destinationsMissing({ nodes }: z.output<typeof bodySchema>, state: SandboxState): FieldError[] {
  const named = nodes.flatMap((node, at) => [
    ...node.dtmfMappings.map((mapping, index) => ({
      field: `nodes[${at}].dtmfMappings[${index}].destination.id`,
      destination: mapping.destination,
    })),
    {
      field: `nodes[${at}].timeoutBehavior.fallbackDestination.id`,
      destination: node.timeoutBehavior.fallbackDestination,
    },
  ]);
  return named.flatMap(({ field, destination: place }) => {
    const message = whyMissing(place, state);
    return message === null ? [] : [{ field, message }];
  });
}

function whyMissing({ type, id }: { type: string; id: string }, state: SandboxState): string | null {
  if (type === "queue") return state.queues.includes(id) ? null : `Queue '${id}' does not exist`;
  if (type === "agent") return state.agents.includes(id) ? null : `Agent '${id}' does not exist`;
  return /^\+[1-9]\d{1,14}$/.test(id) ? null : `'${id}' is not a telephone number in E.164 format`;
}

function fieldOf(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${String(step)}`))
    .join("");
}
