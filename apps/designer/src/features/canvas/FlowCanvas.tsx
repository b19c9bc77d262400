import { ReactFlowProvider } from "@xyflow/react";
import type { Editor } from "../../document/editor.ts";
import { CanvasSurface } from "./CanvasSurface.tsx";

/** The drawing of the open flow. Needs `@xyflow/react/dist/base.css` on the page. */
export function FlowCanvas({ editor }: { readonly editor: Editor }) {
  return (
    <ReactFlowProvider>
      <CanvasSurface editor={editor} />
    </ReactFlowProvider>
  );
}
