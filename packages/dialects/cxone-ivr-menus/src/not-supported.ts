import type { NodeKind } from "@tonegraph/flow-model";

/** Kinds that the vendor's menus do not have at all. The other kinds can be carried where the drawing has the vendor's shape. */
export const NOT_SUPPORTED: readonly NodeKind[] = [
  "collect",
  "language",
  "condition",
  "hours",
  "setVariables",
  "transform",
  "httpRequest",
  "subflow",
  "voicemail",
];
