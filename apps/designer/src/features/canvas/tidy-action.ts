import type { NodeId, Position } from "@tonegraph/flow-model";
import type { Editor } from "../../document/editor.ts";
import { motionMs, type Stage } from "./canvas-stage.ts";
import { canvasWords } from "./canvas-words.ts";

/** More nodes than this jump to their places, because moving them all every frame would stutter. */
const MOST_ANIMATED = 400;

/** Asks the worker for a tidy picture, moves the cards there and makes it one step of undo. */
export async function tidyCanvas(editor: Editor, stage: Stage): Promise<void> {
  const { flow } = editor.document.store.getState();
  const target = await editor.validation.tidy();
  const nodeIds = Object.keys(target).filter((id) => editor.document.store.getState().flow.nodes[id]);
  if (nodeIds.length <= MOST_ANIMATED) await animate(nodeIds, { from: flow.nodes, to: target, stage });
  const positions = Object.fromEntries(nodeIds.flatMap((id) => (target[id] ? [[id, target[id]] as const] : [])));
  editor.apply({ type: "moveNodes", positions }, { words: canvasWords.tidied });
  stage.showMoved(new Map());
  editor.view.ask({ type: "fit" });
}

interface Journey {
  readonly from: Readonly<Record<NodeId, { readonly position: Position }>>;
  readonly to: Readonly<Record<NodeId, Position>>;
  readonly stage: Stage;
}

function animate(nodeIds: readonly NodeId[], { from, to, stage }: Journey): Promise<void> {
  const duration = motionMs();
  if (duration === 0) return Promise.resolve();
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const frame = (now: number): void => {
      const share = Math.min(1, (now - startedAt) / duration);
      const eased = 1 - (1 - share) ** 3;
      stage.showMoved(new Map(nodeIds.flatMap((id) => between(id, [from[id]?.position, to[id]], eased))));
      if (share < 1) requestAnimationFrame(frame);
      else resolve();
    };
    requestAnimationFrame(frame);
  });
}

type Ends = readonly [Position | undefined, Position | undefined];

function between(id: NodeId, [from, to]: Ends, share: number): [NodeId, Position][] {
  if (!from || !to) return [];
  return [[id, { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }]];
}
