import { Suspense, lazy } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";

// The simulator is more than drawing needs; loaded when the first test call is made.
const TestCallPanel = lazy(async () => ({
  default: (await import("../../features/simulator/TestCallPanel.tsx")).TestCallPanel,
}));

/** The test call, while it is open. */
export function LazyTestCall({ editor }: { readonly editor: Editor }) {
  const open = useStore(editor.view.store, (state) => state.testCallOpen);
  return <Suspense fallback={null}>{open && <TestCallPanel editor={editor} />}</Suspense>;
}
