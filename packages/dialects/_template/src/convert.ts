import type { DialectConverter } from "@tonegraph/vendor-kit";
import { compileLine } from "./compile/index.ts";
import { drawLine } from "./decompile/index.ts";
import { normalise } from "./normalise.ts";
import { DIALECT_ID } from "./wire.ts";

export { NOT_SUPPORTED } from "./not-supported.ts";

/** Flow ↔ the toy vendor's lines. */
export const converter: DialectConverter = { id: DIALECT_ID, compile: compileLine, decompile: drawLine, normalise };
