import type { NodeKind } from "@tonegraph/flow-model";

/** Kinds that the document shows no step for. A vendor block is carried where it is one of this dialect's own. */
export const NOT_SUPPORTED: readonly NodeKind[] = ["hours", "voicemail"];
