import type { BreakerMemory, CallStub, Json, NodeOfKind } from "@tonegraph/flow-model";
import type { WhyNot } from "./steering.ts";

/** How the outside has to answer, `null` where nothing has to be said. */
type Answered = CallStub | null;

type Outside = NodeOfKind<
  "hours" | "httpRequest" | "subflow" | "queue" | "agent" | "externalNumber" | "voicemail" | "hangup" | "vendorBlock"
>;

const STATUS_OF_EXIT: Readonly<Record<string, number>> = {
  success: 200,
  unauthorized: 401,
  notFound: 404,
  clientError: 400,
  serverError: 500,
};

/** The answer that makes a block which asks the outside take an exit; `body` is what a web service gives back. */
export function answerAt(node: Outside, port: string | null, body: Json): Answered {
  switch (node.kind) {
    case "hours":
      return port === "open" || port === "closed" || port === "holiday" ? { hours: port } : null;
    case "httpRequest":
      return answerOfService(port, body);
    case "queue":
      return { queue: port === null ? "open" : "closed" };
    case "agent":
    case "externalNumber":
      return { transfer: port === null ? "answered" : "busy" };
    case "subflow":
    case "vendorBlock":
      return port === null ? null : { port };
    case "voicemail":
    case "hangup":
      return null;
  }
}

function answerOfService(port: string | null, body: Json): Answered {
  if (port === "timeout") return { timesOut: true };
  const status = STATUS_OF_EXIT[port ?? ""];
  if (status === undefined) return null;
  return port === "success" ? { status, body } : { status };
}

/** No call is longer: a breaker that is open for so long is open whenever the call comes by. */
const WHOLE_CALL_MS = 86_400_000;

/** What calls before must have left in a request's breaker for it to be open, or why nothing can. */
export function openBreaker({ circuitBreaker }: NodeOfKind<"httpRequest">): BreakerMemory | WhyNot {
  if (!circuitBreaker) return "noBreaker";
  return { failures: Math.max(1, circuitBreaker.failures), openForMs: WHOLE_CALL_MS };
}
