import type { NodeId, Position } from "@tonegraph/flow-model";
import type { Stage } from "./canvas-stage.ts";
import type { Guide } from "../../document/geometry/align-box.ts";
import { createDragPicture } from "./drag-picture.ts";

/** Blocks on their way with the pointer. What it shows is not in the document: the drop hands that over at once. */
export interface MovedBlocks {
  show(by: Position, guides: readonly Guide[]): void;
  /** Ends it: the blocks are where the document says. */
  end(): void;
}

/** More blocks than this are moved through React, for their elements come and go at the edge of the view. */
const MOST_LIVE = 24;

/**
 * Takes up blocks. A few of them are moved as elements, with their wires in one picture above: a step then costs the
 * same in a flow of any size, while a step through React Flow goes over every block and every wire.
 */
export function takeUpBlocks(stage: Stage, nodeIds: readonly NodeId[]): MovedBlocks {
  const dragged = new Set(nodeIds);
  const selectors = selectorsOf(nodeIds);
  const live = nodeIds.length <= MOST_LIVE;
  const cards = new Map(stage.cards().map((card) => [card.id, card]));
  const touching = stage.wires().filter(({ source, target }) => dragged.has(source) || dragged.has(target));
  const picture = createDragPicture(stage.overlay(), { wires: live ? touching : [], cards });
  picture.follow(stage.flow.getViewport());
  const stopFollowing = stage.onViewport(picture.follow);
  const shifted = new Map<string, HTMLElement>();
  if (live) {
    picture.drawWires(dragged, { x: 0, y: 0 });
    stage.setDragged(dragged);
  }

  function shift(by: Position): void {
    for (const selector of selectors) {
      const known = shifted.get(selector);
      const element = known?.isConnected === true ? known : stage.element()?.querySelector<HTMLElement>(selector);
      if (!element) continue;
      shifted.set(selector, element);
      element.style.translate = `${by.x}px ${by.y}px`;
    }
    picture.drawWires(dragged, by);
  }

  function throughReact(by: Position): void {
    const places = [...dragged].flatMap((id) => {
      const position = cards.get(id)?.position;
      return position ? [[id, { x: position.x + by.x, y: position.y + by.y }] as const] : [];
    });
    stage.showMoved(new Map(places));
  }

  return {
    show(by, guides) {
      if (live) shift(by);
      else throughReact(by);
      picture.drawGuides(guides);
    },
    end() {
      stopFollowing();
      picture.clear();
      for (const element of shifted.values()) element.style.translate = "";
      if (live) stage.setDragged(new Set());
      else stage.showMoved(new Map());
    },
  };
}

/** The elements of the blocks, and the frame around blocks that were selected together. */
function selectorsOf(nodeIds: readonly NodeId[]): string[] {
  const blocks = nodeIds.map((id) => `.react-flow__node[data-id="${CSS.escape(id)}"]`);
  return [...blocks, ".react-flow__nodesselection-rect"];
}
