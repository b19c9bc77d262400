import type { NodeId } from "@tonegraph/flow-model";
import { useMemo } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { problemField } from "../../document/problem-field.ts";
import type { CheckedProblem } from "../../document/validation-protocol.ts";
import type { FieldContext } from "./field-context.ts";

/** The problems of a block by field, and those that belong to no field that its panel shows. */
export interface PanelFields extends FieldContext {
  readonly elsewhere: readonly CheckedProblem[];
}

/** Sorts a block's problems into its fields. `shown` says which fields the panel has. */
export function usePanelFields(editor: Editor, nodeId: NodeId, shown: (field: string) => boolean): PanelFields {
  const checked = useStore(editor.validation.store, (state) => state.byNode.get(nodeId));
  const flow = useStore(editor.document.store, (state) => state.flow);
  const wishedField = useStore(editor.view.store, (state) => state.fieldFocus.field);
  const sorted = useMemo(() => sortByField(checked ?? [], (problem) => problemField(problem, flow)), [checked, flow]);
  return {
    editor,
    wishedField,
    problemsOf: (field) => sorted.get(field) ?? NONE,
    elsewhere: [...sorted].flatMap(([field, problems]) => (field !== "" && shown(field) ? [] : problems)),
  };
}

const NONE: readonly CheckedProblem[] = [];

function sortByField(
  problems: readonly CheckedProblem[],
  fieldOf: (problem: CheckedProblem["problem"]) => string | null,
): Map<string, CheckedProblem[]> {
  const sorted = new Map<string, CheckedProblem[]>();
  for (const checked of problems) {
    const field = fieldOf(checked.problem) ?? "";
    sorted.set(field, [...(sorted.get(field) ?? []), checked]);
  }
  return sorted;
}
