import type { FlowNode, NodeId } from "@tonegraph/flow-model";
import { kindByForm } from "../target-kind.ts";
import type { TargetKind, WireTarget } from "../wire.ts";
import { labelOf, type Ids } from "./ids.ts";

/** A place outside the menus that an id leads to. */
export interface DrawnTarget {
  readonly nodeId: NodeId;
  readonly id: string;
  readonly kind: TargetKind;
  /** Whether the kind is a guess: neither the id's form nor anything beside the flow says it. */
  readonly guessed: boolean;
}

/** The places of a drawing, one per id. */
export interface DrawnTargets {
  of(id: string): DrawnTarget;
  all(): readonly DrawnTarget[];
}

/** Places by their ids. What cannot be known of an id is drawn as a queue, the commonest of the three. */
export function createDrawnTargets(known: readonly WireTarget[], ids: Ids): DrawnTargets {
  const kinds = new Map(known.toReversed().map(({ id, kind }) => [id, kind]));
  const drawn = new Map<string, DrawnTarget>();
  return {
    of(id) {
      const before = drawn.get(id);
      if (before) return before;
      const said = kinds.get(id) ?? kindByForm(id);
      const kind = said ?? "queue";
      const name = kindByForm(id) === kind ? id : `${PREFIX[kind]}_${id}`;
      const target = { nodeId: ids.claim("node", name, kind), id, kind, guessed: said === null };
      drawn.set(id, target);
      return target;
    },
    all: () => [...drawn.values()],
  };
}

const PREFIX: Readonly<Record<TargetKind, string>> = { queue: "queue", agent: "agent", subflow: "flow" };

/** What a place is called on its node, and on the key that leads there: `queue-sales` → “Sales queue”, “Sales”. */
export function namesOf({ id, kind }: DrawnTarget): { readonly label: string; readonly option: string } {
  const noun = PREFIX[kind];
  const bare = id.replace(new RegExp(`^${noun}[_-]`, "i"), "").replace(/[_-]\d+$/, "");
  const name = labelOf(bare, labelOf(noun, noun));
  return { label: `${name} ${noun}`, option: name };
}

/** The node of a place. */
export function targetNode(target: DrawnTarget, position: FlowNode["position"]): FlowNode {
  const { id, kind } = target;
  const { label } = namesOf(target);
  if (kind === "queue") return { kind, label, position, queueId: id };
  if (kind === "agent") return { kind, label, position, agentId: id };
  return { kind, label, position, flowId: id };
}
