// How web services answer callers who come by a request, where somebody has said so; else some requests fail by chance.
import { jsonSchema, type CallStub, type NodeId, type NodeOfKind } from "@tonegraph/flow-model";
import type { DialectSandbox, ServiceAnswer } from "@tonegraph/vendor-kit";
import { z } from "zod";

const answerSchema = z.strictObject({
  /** 0: no answer in time. A result that is to come behind a 202 never does. */
  status: z.union([z.literal(0), z.number().int().min(100).max(599)]),
  body: jsonSchema.exactOptional(),
});

/** What requests are answered with, by their block's id in the drawing; `*` for all others. */
export const webServicesSchema = z.record(z.string().min(1).max(200), answerSchema);
/** What requests are answered with. */
export type WebServices = z.infer<typeof webServicesSchema>;

/** How the request of a block is answered; null: as usual. */
export function answerOf(services: WebServices, nodeId: NodeId): ServiceAnswer | null {
  return own(services, nodeId) ?? own(services, "*");
}

/** The stub that answers a request so. */
export function stubOfAnswer(
  request: NodeOfKind<"httpRequest">,
  { status, body }: ServiceAnswer,
  exitOfAnswer: DialectSandbox["exitOfAnswer"],
): CallStub {
  if (status === 0) return { timesOut: true };
  const isGood = status >= 200 && status < 300 && !(status === 202 && request.asyncCallback !== undefined);
  const port = isGood && body !== undefined ? (exitOfAnswer?.(request, body) ?? null) : null;
  if (port !== null) return { port };
  return body === undefined ? { status } : { status, body };
}

function own(services: WebServices, name: string): ServiceAnswer | null {
  return Object.hasOwn(services, name) ? (services[name] ?? null) : null;
}
