import { Suspense, lazy } from "react";
import type { FlowStart } from "./flow-start.ts";

// They know every dialect, which is more than the list itself; loaded when one is opened.
const NewFlowDialog = lazy(async () => ({ default: (await import("./NewFlowDialog.tsx")).NewFlowDialog }));
const ImportDialog = lazy(async () => ({ default: (await import("./ImportDialog.tsx")).ImportDialog }));

interface FlowDialogsProps {
  readonly creating: boolean;
  readonly start: FlowStart;
  readonly onCreated: () => void;
  readonly importing: boolean;
  readonly onImported: () => void;
}

/** The dialogs of the list: a new flow, an import. */
export function FlowDialogs({ creating, start, onCreated, importing, onImported }: FlowDialogsProps) {
  return (
    <Suspense fallback={null}>
      {creating && <NewFlowDialog opened start={start} onClose={onCreated} />}
      {importing && <ImportDialog opened onClose={onImported} />}
    </Suspense>
  );
}
