import type { NodeId, NodeKind, PortPoint, Position } from "@tonegraph/flow-model";
import { createStore, type StoreApi } from "zustand/vanilla";
import { NO_CALL_MARKS, type CallMarks } from "./call-marks.ts";

/** The list of kinds to add: where on the screen it opens, where the node goes, and which port leads to it. */
export interface QuickAdd {
  readonly at: Position;
  readonly position: Position;
  readonly from: PortPoint | null;
}

/** The list to connect from a node: which port (null: choose one first) and where on the screen it opens. */
export interface ConnectPicker {
  readonly nodeId: NodeId;
  readonly port: string | null;
  readonly at: Position;
}

/** A wish to have the cursor in a field of the inspector; `count` tells equal wishes apart. */
export interface FieldFocus {
  readonly field: string | null;
  readonly count: number;
  /** Whether the cursor is not there yet. */
  readonly isPending: boolean;
}

/** What one part of the page asks of another: mostly of the canvas, which alone knows the viewport. */
export type CanvasRequest =
  | { readonly type: "fit" | "actualSize" | "zoomToSelection" | "tidy" | "quickAdd" | "focus" | "commands" }
  | { readonly type: "connect"; readonly from?: PortPoint }
  | { readonly type: "add"; readonly kind: NodeKind }
  | { readonly type: "delete"; readonly heal: boolean }
  /** `whole`: the whole drawing, where that can be read; else the blocks alone. */
  | { readonly type: "reveal"; readonly nodeIds: readonly NodeId[]; readonly whole?: boolean };

/** What is open on the screen beside the document. Nothing of it is saved. */
export interface EditorViewState {
  readonly quickAdd: QuickAdd | null;
  readonly connectPicker: ConnectPicker | null;
  readonly fieldFocus: FieldFocus;
  readonly shortcutsOpen: boolean;
  readonly problemsOpen: boolean;
  readonly testCallOpen: boolean;
  /** Whether cards say what it takes callers to come to them. */
  readonly effortShown: boolean;
  /** The tenant that the flow is checked for, null for none; undefined while nobody chose. */
  readonly checkedForTenant: string | null | undefined;
  /** What the test call lights up on the canvas. */
  readonly callMarks: CallMarks;
}

/** The view of one open flow. */
export interface EditorView {
  readonly store: StoreApi<EditorViewState>;
  openQuickAdd(quickAdd: QuickAdd): void;
  openConnectPicker(picker: ConnectPicker): void;
  /** Closes whatever list is open over the canvas. */
  closeLists(): void;
  /** Puts the cursor into a field of the inspector; null is its first one. */
  focusField(field: string | null): void;
  /** Says that the cursor is where it was wished. */
  fieldReached(): void;
  showShortcuts(open: boolean): void;
  showProblems(open: boolean): void;
  showTestCall(open: boolean): void;
  showEffort(shown: boolean): void;
  checkForTenant(tenantId: string | null): void;
  markCall(marks: CallMarks): void;
  ask(request: CanvasRequest): void;
  /** Returns the function that stops listening. */
  onRequest(listener: (request: CanvasRequest) => void): () => void;
}

/** Makes the view of a flow that was just opened. */
export function createEditorView(): EditorView {
  const listeners = new Set<(request: CanvasRequest) => void>();
  const store = createStore<EditorViewState>(() => ({
    quickAdd: null,
    connectPicker: null,
    fieldFocus: { field: null, count: 0, isPending: false },
    shortcutsOpen: false,
    problemsOpen: true,
    testCallOpen: false,
    effortShown: false,
    checkedForTenant: undefined,
    callMarks: NO_CALL_MARKS,
  }));
  return {
    store,
    openQuickAdd: (quickAdd) => store.setState({ quickAdd, connectPicker: null }),
    openConnectPicker: (connectPicker) => store.setState({ connectPicker, quickAdd: null }),
    closeLists: () => store.setState({ quickAdd: null, connectPicker: null }),
    focusField: (field) =>
      store.setState(({ fieldFocus }) => ({ fieldFocus: { field, count: fieldFocus.count + 1, isPending: true } })),
    fieldReached: () => store.setState(({ fieldFocus }) => ({ fieldFocus: { ...fieldFocus, isPending: false } })),
    showShortcuts: (shortcutsOpen) => store.setState({ shortcutsOpen }),
    showProblems: (problemsOpen) => store.setState({ problemsOpen }),
    showTestCall: (testCallOpen) => store.setState({ testCallOpen }),
    showEffort: (effortShown) => store.setState({ effortShown }),
    checkForTenant: (checkedForTenant) => store.setState({ checkedForTenant }),
    markCall: (callMarks) => store.setState({ callMarks }),
    ask(request) {
      for (const listener of listeners) listener(request);
    },
    onRequest(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
