import { assertNever, type FlowNode } from "@tonegraph/flow-model";
import { collectBehaviour } from "../nodes/collect/collect.ts";
import { conditionBehaviour } from "../nodes/condition.ts";
import { hangupBehaviour, queueBehaviour, transferBehaviour, voicemailBehaviour } from "../nodes/handing-over.ts";
import { hoursBehaviour } from "../nodes/hours/hours.ts";
import { httpRequestBehaviour } from "../nodes/http-request/http-request.ts";
import { languageBehaviour } from "../nodes/language.ts";
import { menuBehaviour } from "../nodes/menu.ts";
import { messageBehaviour } from "../nodes/message.ts";
import { setVariablesBehaviour } from "../nodes/set-variables.ts";
import { silentBehaviour } from "../nodes/silent-behaviour.ts";
import { subflowBehaviour } from "../nodes/subflow.ts";
import { transformBehaviour } from "../nodes/transform.ts";
import { vendorBlockBehaviour } from "../nodes/vendor-block.ts";
import type { Behaviour, PreparedFlow } from "./block.ts";
import { leave } from "./leave.ts";

/** Makes ready what a node does. */
export function behaviourOf(node: FlowNode, prepared: PreparedFlow): Behaviour {
  switch (node.kind) {
    case "start":
      return silentBehaviour((run) => leave(run, "next"));
    case "message":
      return messageBehaviour(node);
    case "menu":
      return menuBehaviour(node, prepared);
    case "collect":
      return collectBehaviour(node, prepared);
    case "language":
      return languageBehaviour(node);
    case "condition":
      return conditionBehaviour(node);
    case "hours":
      return hoursBehaviour(node);
    case "setVariables":
      return setVariablesBehaviour(node);
    case "transform":
      return transformBehaviour(node);
    case "httpRequest":
      return httpRequestBehaviour(node);
    case "subflow":
      return subflowBehaviour(node);
    case "queue":
      return queueBehaviour(node);
    case "agent":
      return transferBehaviour(node.agentId, "unavailable");
    case "externalNumber":
      return transferBehaviour(node.number, "failed");
    case "voicemail":
      return voicemailBehaviour(node);
    case "hangup":
      return hangupBehaviour(node);
    case "vendorBlock":
      return vendorBlockBehaviour(node);
    default:
      return assertNever(node);
  }
}
