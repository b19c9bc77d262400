import {
  canRedo,
  canUndo,
  createHistory,
  dispatchCommand,
  redo,
  undo,
  type Command,
  type CommandFault,
  type Flow,
  type FlowPatch,
  type History,
  type HistoryChange,
  type Result,
} from "@tonegraph/flow-model";
import { createStore, type StoreApi } from "zustand/vanilla";
import { NOTHING_SELECTED, pruneSelection, sameSelection, type Selection } from "./selection.ts";

/** The open flow. `revision` counts every change of `flow` in this tab, undo and redo among them. */
export interface DocumentState {
  readonly flow: Flow;
  readonly history: History;
  readonly revision: number;
  /** How the last change made `flow` out of the revision before; null when it is another flow altogether. */
  readonly patches: readonly FlowPatch[] | null;
  readonly selection: Selection;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** A point in history to go back to without leaving a trace, for gestures that are cancelled. */
export interface Mark {
  readonly history: History;
  readonly selection: Selection;
}

/**
 * The one home of an open flow, outside React. The flow changes through {@link FlowDocument.dispatch} and history
 * alone; reading is `store.getState()` or a subscription.
 */
export interface FlowDocument {
  readonly store: StoreApi<DocumentState>;
  /** Applies a command; commands of the same gesture are one step of undo. A fault changes nothing. */
  dispatch(command: Command, options?: { readonly gesture?: string }): Result<Flow, CommandFault>;
  /** Returns false when there was nothing to undo. */
  undo(): boolean;
  redo(): boolean;
  mark(): Mark;
  cancel(mark: Mark): void;
  select(selection: Selection): void;
  /** Begins anew with another flow, for instance what somebody else saved; there is no undo across it. */
  replace(flow: Flow): void;
}

/** Opens a flow. */
export function createFlowDocument(flow: Flow): FlowDocument {
  const store = createStore<DocumentState>(() => stateOf(createHistory(flow), NOT_CHANGED));

  function move(history: History, patches: readonly FlowPatch[] | null): boolean {
    const { history: before, revision, selection } = store.getState();
    if (history.present === before.present) return false;
    const pruned = pruneSelection(selection, history.present);
    store.setState(stateOf(history, { revision: revision + 1, patches, selection: pruned }));
    return true;
  }

  const follow = ({ history, patches }: HistoryChange): boolean => move(history, patches);

  function select(selection: Selection): void {
    const { flow: present, selection: before } = store.getState();
    const existing = pruneSelection(selection, present);
    if (!sameSelection(before, existing)) store.setState({ selection: existing });
  }

  return {
    store,
    select,
    dispatch(command, options = {}) {
      const result = dispatchCommand(store.getState().history, command, options);
      if (!result.ok) return result;
      follow(result.value);
      return { ok: true, value: result.value.history.present };
    },
    undo: () => follow(undo(store.getState().history)),
    redo: () => follow(redo(store.getState().history)),
    mark: () => ({ history: store.getState().history, selection: store.getState().selection }),
    cancel(mark) {
      move(mark.history, null);
      select(mark.selection);
    },
    replace(next) {
      move(createHistory(next), null);
    },
  };
}

type Extent = Pick<DocumentState, "revision" | "patches" | "selection">;

const NOT_CHANGED: Extent = { revision: 0, patches: null, selection: NOTHING_SELECTED };

function stateOf(history: History, extent: Extent): DocumentState {
  return { flow: history.present, history, canUndo: canUndo(history), canRedo: canRedo(history), ...extent };
}
