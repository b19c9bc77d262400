import type { NodeId } from "@tonegraph/flow-model";
import { useMemo } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { problemField } from "../../document/problem-field.ts";
import type { CheckedProblem } from "../../document/validation-protocol.ts";
import type { FieldContext } from "./fields/field-context.ts";
import { shownField, shownFlowField } from "./shown-field.ts";

/** The problems of a panel by field, and those that belong to no field that it shows. */
export interface PanelFields extends FieldContext {
  readonly elsewhere: readonly CheckedProblem[];
}

/** Sorts a block's problems into the fields of its panel. */
export function usePanelFields(editor: Editor, nodeId: NodeId): PanelFields {
  const checked = useStore(editor.validation.store, (state) => state.byNode.get(nodeId));
  const kind = useStore(editor.document.store, (state) => state.flow.nodes[nodeId]?.kind);
  return useSorted(editor, checked ?? NONE, (field) => (kind === undefined ? null : shownField(kind, field)));
}

/** Sorts what is wrong with the flow as a whole into the fields of its settings. */
export function useFlowFields(editor: Editor): PanelFields {
  const problems = useStore(editor.validation.store, (state) => state.problems);
  const own = useMemo(
    () => problems.filter(({ problem: { at } }) => !at.nodeId && !at.promptId && !at.connectionId),
    [problems],
  );
  return useSorted(editor, own, shownFlowField);
}

const NONE: readonly CheckedProblem[] = [];

function useSorted(
  editor: Editor,
  checked: readonly CheckedProblem[],
  shownAt: (field: string) => string | null,
): PanelFields {
  const flow = useStore(editor.document.store, (state) => state.flow);
  const wishedField = useStore(editor.view.store, (state) => state.fieldFocus.field);
  const sorted = new Map<string | null, CheckedProblem[]>();
  for (const one of checked) {
    const field = problemField(one.problem, flow);
    const place = field === null ? null : shownAt(field);
    const found = sorted.get(place);
    if (found) found.push(one);
    else sorted.set(place, [one]);
  }
  return {
    editor,
    wishedField,
    problemsOf: (field) => sorted.get(field) ?? NONE,
    elsewhere: sorted.get(null) ?? NONE,
  };
}
