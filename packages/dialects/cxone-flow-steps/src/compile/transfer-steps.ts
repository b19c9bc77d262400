import type { NodeOfKind } from "@tonegraph/flow-model";
import { isJsonObject, withoutFields } from "@tonegraph/vendor-kit";
import { partOf } from "../step-ids.ts";
import { writeReferences } from "../step-references.ts";
import { DIALECT_ID } from "../wire.ts";
import { stepOf, type BlockSteps, type Place } from "./place.ts";
import { BROKE_OFF } from "./routes.ts";

/** queue, agent, externalNumber → a transfer; its `nextStepId` is where callers go when it fails. */
export function transferSteps(
  node: NodeOfKind<"queue"> | NodeOfKind<"agent"> | NodeOfKind<"externalNumber">,
  place: Place,
): BlockSteps {
  switch (node.kind) {
    case "queue":
      if (node.priority !== undefined)
        place.tell.dropped("queue-priority", `CXone's steps set no priority; that of ${place.name} is not sent.`);
      return transfer("TransferToQueue", { queueId: node.queueId, next: place.optionalExit("unavailable") }, place);
    case "agent":
      return transfer("TransferToAgent", { agentId: node.agentId, next: place.optionalExit("unavailable") }, place);
    case "externalNumber":
      return transfer("TransferToNumber", { number: node.number, next: place.optionalExit("failed") }, place);
  }
}

function transfer(type: string, fields: Parameters<typeof stepOf>[2], place: Place): BlockSteps {
  return { steps: [stepOf(place.stepId, type, fields)] };
}

/** subflow → `SubFlow`, behind it a `Condition` that sends failures their own way. */
export function subflowSteps(node: NodeOfKind<"subflow">, place: Place): BlockSteps {
  const failed = place.exit("failed");
  const next = place.optionalExit("next");
  const outcome = partOf(place.stepId, "outcome");
  const call = {
    flowId: node.flowId,
    passThroughVariables: [...(node.pass ?? [])],
    returnVariables: [...(node.return ?? [])],
  };
  if (failed === undefined || failed === next) return { steps: [stepOf(place.stepId, "SubFlow", { ...call, next })] };
  const conditions = [{ expression: BROKE_OFF, nextStepId: failed }];
  return {
    steps: [
      stepOf(place.stepId, "SubFlow", { ...call, next: outcome }),
      stepOf(outcome, "Condition", { conditions, next }),
    ],
  };
}

/** A block of this dialect, kept as it came: its exits are put back at the places they were found. */
export function vendorBlockSteps(node: NodeOfKind<"vendorBlock">, place: Place): BlockSteps {
  if (node.dialect !== DIALECT_ID) {
    const words = `${place.name} is a block of another vendor's flows (${node.dialect}). CXone has nothing like it: take it out.`;
    place.tell.unsupported("foreign-block", words, { dialect: node.dialect });
  }
  const targets = new Map(node.ports.map((port) => [port, place.exit(port)]));
  const { configuration, nextStepId, ...rest } = writeReferences(node.config, targets);
  const next = typeof nextStepId === "string" ? { nextStepId } : {};
  const step = {
    id: place.stepId,
    type: node.type,
    configuration: isJsonObject(configuration) ? configuration : {},
    ...next,
  };
  return { steps: [{ ...withoutFields(rest, ["id", "type"]), ...step }] };
}
