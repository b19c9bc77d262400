import { ReactFlowProvider, useStoreApi, type Viewport } from "@xyflow/react";
import { useLayoutEffect, useRef, useState, type ReactNode } from "react";
import classes from "./drawing.module.css";

interface Size {
  readonly width: number;
  readonly height: number;
}

interface FlowStageProps {
  /** Where the view begins on a stage of this size. */
  readonly viewportFor: (size: Size) => Viewport;
  /** Draws a `ReactFlow` whose `defaultViewport` is the given one. */
  readonly children: (viewport: Viewport) => ReactNode;
}

/**
 * React Flow's surroundings, measured before it draws: else it draws nothing first, then what is around the origin, and only
 * then, when it has been told where to look, what people see.
 */
export function FlowStage({ viewportFor, children }: FlowStageProps) {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const bounds = element.current?.getBoundingClientRect();
    if (bounds) setSize({ width: bounds.width, height: bounds.height });
  }, []);
  return (
    <div ref={element} className={classes["stage"]}>
      {size !== null && (
        <ReactFlowProvider initialWidth={size.width} initialHeight={size.height}>
          <Looking viewport={viewportFor(size)}>{children}</Looking>
        </ReactFlowProvider>
      )}
    </div>
  );
}

function Looking({ viewport, children }: { readonly viewport: Viewport } & Pick<FlowStageProps, "children">) {
  const store = useStoreApi();
  const [first] = useState(() => {
    // Before anything reads it: the provider has no property for this.
    store.setState({ transform: [viewport.x, viewport.y, viewport.zoom] });
    return viewport;
  });
  return children(first);
}
