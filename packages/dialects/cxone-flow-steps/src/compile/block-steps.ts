import { assertNever, kindName, type FlowNode } from "@tonegraph/flow-model";
import { conditionSteps, setVariablesSteps, transformSteps } from "./data-steps.ts";
import { collectSteps, languageSteps, menuSteps } from "./listening-steps.ts";
import type { BlockSteps, Place } from "./place.ts";
import { requestSteps } from "./request-steps.ts";
import { hangupSteps, messageSteps } from "./speaking-steps.ts";
import { subflowSteps, transferSteps, vendorBlockSteps } from "./transfer-steps.ts";

/** The steps that a block becomes; a kind that the vendor has no step for is told and becomes none. */
export function blockSteps(node: FlowNode, place: Place): BlockSteps {
  switch (node.kind) {
    case "start":
      return { steps: [] };
    case "message":
      return messageSteps(node, place);
    case "menu":
      return menuSteps(node, place);
    case "collect":
      return collectSteps(node, place);
    case "language":
      return languageSteps(node, place);
    case "condition":
      return conditionSteps(node, place);
    case "setVariables":
      return setVariablesSteps(node, place);
    case "transform":
      return transformSteps(node, place);
    case "httpRequest":
      return requestSteps(node, place);
    case "subflow":
      return subflowSteps(node, place);
    case "queue":
    case "agent":
    case "externalNumber":
      return transferSteps(node, place);
    case "hangup":
      return hangupSteps(node, place);
    case "vendorBlock":
      return vendorBlockSteps(node, place);
    case "hours":
    case "voicemail":
      return notSupported(node, place);
    default:
      return assertNever(node);
  }
}

function notSupported(node: FlowNode, place: Place): BlockSteps {
  const words = `CXone's flow API shows no step for ${place.name} (${kindName(node.kind)}). Take it out, or publish to another target.`;
  place.tell.unsupported("node-not-supported", words, { kind: node.kind });
  return { steps: [] };
}
