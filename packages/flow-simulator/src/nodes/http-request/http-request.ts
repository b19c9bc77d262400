import type { NodeOfKind } from "@tonegraph/flow-model";
import type { Behaviour } from "../../engine/block.ts";
import { leave } from "../../engine/leave.ts";
import { silentBehaviour } from "../silent-behaviour.ts";

export function httpRequestBehaviour(_node: NodeOfKind<"httpRequest">): Behaviour {
  return silentBehaviour((run) => leave(run, "success"));
}
