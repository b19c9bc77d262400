import type { NodeOfKind } from "@tonegraph/flow-model";
import type { Behaviour } from "../engine/block.ts";
import { endCall } from "../engine/end-call.ts";
import { leave } from "../engine/leave.ts";
import { remark } from "../engine/remark.ts";
import { stubbedPort } from "../engine/stub-of.ts";
import { silentBehaviour } from "./silent-behaviour.ts";

/** Nobody but the vendor knows what the block does: a stub names its exit, else it ends the call or takes its first exit. */
export function vendorBlockBehaviour(node: NodeOfKind<"vendorBlock">): Behaviour {
  return silentBehaviour((run) => {
    const stubbed = stubbedPort(run);
    if (stubbed !== null) return leave(run, stubbed);
    const { dialect, type } = node;
    if (node.terminal) {
      remark(run, "vendorBlockAssumed", { dialect, type, port: null });
      return endCall(run, "terminal");
    }
    const port = node.ports[0] ?? "next";
    remark(run, "vendorBlockAssumed", { dialect, type, port });
    leave(run, port);
  });
}
