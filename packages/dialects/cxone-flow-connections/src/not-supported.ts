import type { NodeKind } from "@tonegraph/flow-model";

/** Kinds that the vendor's connections cannot stand for: none. Blocks of other vendors are refused one by one. */
export const NOT_SUPPORTED: readonly NodeKind[] = [];
