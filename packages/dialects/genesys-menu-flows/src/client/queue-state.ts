import { ok, type Result } from "@tonegraph/flow-model";
import type { QueueState, VendorError, VendorHttp } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { readBody } from "./read-answer.ts";

const figure = z.number().nonnegative().nullish();
const answerSchema = z.looseObject({
  agents: z.looseObject({ available: figure }).nullish(),
  queue: z.looseObject({ waitSeconds: z.looseObject({ current: figure }).nullish() }).nullish(),
});

/** How a queue does now; null where there is no such queue. */
export async function readQueueState(
  http: VendorHttp,
  url: string | null,
): Promise<Result<QueueState | null, VendorError>> {
  const answer = await http.call({ operation: "readQueueState", method: "GET", url, effect: "read", group: "queues" });
  if (!answer.ok) return answer.error.kind === "notFound" ? ok(null) : answer;
  const read = readBody(answer.value, answerSchema, "asking how a queue does");
  if (!read.ok) return read;
  const { agents, queue } = read.value;
  return ok({ availableAgents: agents?.available ?? null, waitSeconds: queue?.waitSeconds?.current ?? null });
}
