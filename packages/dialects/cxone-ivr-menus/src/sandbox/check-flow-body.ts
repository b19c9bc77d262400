// What is wrong with a flow, with the statuses and fields the vendor's answers would have.
import type { Json } from "@tonegraph/flow-model";
import { IN_SHORT_WORDS } from "@tonegraph/vendor-kit";
import type { z } from "zod";
import { bodySchema } from "../content-faults.ts";
import { foundTwice } from "../found-twice.ts";
import type { FieldError } from "./answers.ts";
import type { SandboxState } from "./state.ts";

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
