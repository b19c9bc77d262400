import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect } from "react";

/** The view rests when it has not moved for so long; the turns of a wheel are nearer to each other. */
const REST_MS = 400;

/**
 * Gives what moves with the view a layer of its own, so that the browser shifts what it has painted. Not while the view is
 * zoomed, for a layer is not painted anew for another zoom; and a view that rests lies on whole pixels, else it is blurred.
 */
export function useViewLayer(): void {
  const store = useStoreApi();
  const { setViewport } = useReactFlow();
  useEffect(() => {
    const settle = (): void => {
      const { domNode, transform } = store.getState();
      const [x, y, zoom] = transform;
      domNode?.setAttribute("data-layered", "");
      if (whole(x) !== x || whole(y) !== y) void setViewport({ x: whole(x), y: whole(y), zoom });
    };
    let rest = setTimeout(settle, REST_MS);
    const stop = store.subscribe(({ transform, domNode }, before) => {
      const isZoom = transform[2] !== before.transform[2];
      if (isZoom) domNode?.removeAttribute("data-layered");
      // Whoever moves the view at once after a zoom has not to rest before.
      else if (transform === before.transform || domNode?.hasAttribute("data-layered") !== true) return;
      clearTimeout(rest);
      rest = setTimeout(settle, REST_MS);
    });
    return () => {
      stop();
      clearTimeout(rest);
    };
  }, [store, setViewport]);
}

/** The nearest whole pixel of the screen. */
export function whole(length: number): number {
  return Math.round(length * window.devicePixelRatio) / window.devicePixelRatio;
}
