import { memo, useMemo } from "react";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { FlowMap, type MapBlock } from "../../lib/drawing/FlowMap.tsx";
import { callColour } from "./call-colour.ts";
import { canvasWords } from "./canvas-words.ts";
import type { CardNode } from "./card-nodes.ts";

/** The map of the open flow: blocks in the colour of what they do, framed where a test call came by. */
export const CanvasMap = memo(function CanvasMap({ cards }: { readonly cards: readonly CardNode[] }) {
  const blocks = useMemo(() => cards.map(blockOf), [cards]);
  return <FlowMap label={canvasWords.minimap} blocks={blocks} />;
});

function blockOf(card: CardNode): MapBlock {
  const { position, width = 0, height = 0, data } = card;
  return { ...position, width, height, fill: `--${nodeKindEntry(data.node.kind).role}`, frame: callColour(card) };
}
