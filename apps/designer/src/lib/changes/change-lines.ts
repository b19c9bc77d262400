import type { ChangeDto } from "@tonegraph/api-contract";

/** A change as a line for people. */
export interface ChangeLine {
  readonly mark: ChangeDto["kind"];
  readonly text: string;
}

const ORDER: Readonly<Record<ChangeDto["kind"], number>> = { added: 0, changed: 1, removed: 2 };

/** Changes as lines, grouped by kind (what is new, what differs, what is gone) and otherwise in the order they came. */
export function changeLines(changes: readonly ChangeDto[]): ChangeLine[] {
  return changes
    .toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind])
    .map((change) => ({ mark: change.kind, text: change.words }));
}
