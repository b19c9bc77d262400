import { jsonSchema } from "@tonegraph/flow-model";
import { z } from "zod";
import type { DueDelivery } from "./ports.ts";

const payloadSchema = z.record(z.string(), jsonSchema);

/** The body of a message: `type`, `timestamp` and `data`. The same text in every attempt, because it is signed. */
export function webhookBody({
  event,
  createdAt,
  payload,
}: Pick<DueDelivery, "event" | "createdAt" | "payload">): string {
  const { type: _internal, ...rest } = payloadSchema.parse(JSON.parse(payload));
  const data = event === "deployment.changed" ? rest["deployment"] : rest;
  return JSON.stringify({ type: event, timestamp: createdAt.toISOString(), data });
}
