import type { Editor } from "../../document/editor.ts";
import { FlowStage } from "../../lib/drawing/FlowStage.tsx";
import { firstViewport } from "./canvas-stage.ts";
import { CanvasSurface } from "./CanvasSurface.tsx";

/** The drawing of the open flow. Needs `@xyflow/react/dist/base.css` on the page. */
export function FlowCanvas({ editor }: { readonly editor: Editor }) {
  return (
    <FlowStage viewportFor={(size) => firstViewport(editor.document.store.getState().flow, size)}>
      {(viewport) => <CanvasSurface editor={editor} first={viewport} />}
    </FlowStage>
  );
}
