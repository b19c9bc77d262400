import { useReactFlow, useStore, useStoreApi, type Viewport } from "@xyflow/react";
import { useEffect, useEffectEvent, useRef } from "react";

type ViewportFor = (size: { readonly width: number; readonly height: number }) => Viewport;

/** A view that comes to rest is put on whole pixels, which is no move. */
const RESTING_PIXELS = 1;

/**
 * Fits the picture anew when its place gets another size, as long as nobody has moved it since it was fitted last: at first
 * (`first`), or by what this answers.
 */
export function useFitting(viewportFor: ViewportFor, first: Viewport): () => void {
  const { getViewport, setViewport } = useReactFlow();
  const store = useStoreApi();
  const fitted = useRef(first);
  const fit = (): void => {
    fitted.current = viewportFor(store.getState());
    void setViewport(fitted.current);
  };
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const refit = useEffectEvent(() => {
    if (width > 0 && height > 0 && isThere(getViewport(), fitted.current)) fit();
  });
  useEffect(() => refit(), [width, height]);
  return fit;
}

function isThere(view: Viewport, { x, y, zoom }: Viewport): boolean {
  return view.zoom === zoom && Math.abs(view.x - x) <= RESTING_PIXELS && Math.abs(view.y - y) <= RESTING_PIXELS;
}
