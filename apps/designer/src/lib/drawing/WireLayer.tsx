import { useStoreApi, ViewportPortal, type ReactFlowState } from "@xyflow/react";
import { useLayoutEffect, useRef, useState } from "react";
import { createWireSheet, type Sight, type SheetWire } from "./create-wire-sheet.ts";
import classes from "./drawing.module.css";

/** The connections of a large flow below its blocks, in one picture. Pointers do not meet it. */
export function WireLayer({ wires }: { readonly wires: readonly SheetWire[] }) {
  // State and no ref: the portal has no place yet when this is drawn first, so the picture comes later than the wires.
  const [picture, setPicture] = useState<SVGSVGElement | null>(null);
  const sheet = useRef<ReturnType<typeof createWireSheet>>(null);
  const store = useStoreApi();
  useLayoutEffect(() => {
    sheet.current = picture === null ? null : createWireSheet(picture);
  }, [picture]);
  useLayoutEffect(() => sheet.current?.take(wires, sightOf(store.getState())), [picture, store, wires]);
  useLayoutEffect(
    () =>
      store.subscribe((state, before) => {
        const isMoved = state.transform !== before.transform;
        if (isMoved || state.width !== before.width || state.height !== before.height)
          sheet.current?.follow(sightOf(state));
      }),
    [store],
  );
  return (
    <ViewportPortal>
      <svg ref={setPicture} className={classes["wires"]} aria-hidden="true" data-testid="wire-layer" />
    </ViewportPortal>
  );
}

function sightOf({ transform: [x, y, zoom], width, height }: ReactFlowState): Sight {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom, zoom };
}
