import { Suspense, lazy, useState } from "react";
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

/** The dialogs of the list: a new flow, an import. Once opened they stay, so that closing gives the focus back. */
export function FlowDialogs({ creating, start, onCreated, importing, onImported }: FlowDialogsProps) {
  const created = useEver(creating);
  const imported = useEver(importing);
  return (
    <Suspense fallback={null}>
      {created && <NewFlowDialog opened={creating} start={start} onClose={onCreated} />}
      {imported && <ImportDialog opened={importing} onClose={onImported} />}
    </Suspense>
  );
}

function useEver(now: boolean): boolean {
  const [ever, setEver] = useState(now);
  if (now && !ever) setEver(true);
  return ever || now;
}
