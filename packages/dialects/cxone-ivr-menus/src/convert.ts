import { withoutSecrets, type DialectConverter } from "@tonegraph/vendor-kit";
import { compileFlow } from "./compile/index.ts";
import { decompileArtefact } from "./decompile/index.ts";
import { normalise } from "./normalise.ts";
import { DIALECT_ID } from "./wire.ts";

export { NOT_SUPPORTED } from "./not-supported.ts";

/** Flow ↔ the documents of CXone's documented IVR API. */
export const converter: DialectConverter = withoutSecrets(
  {
    id: DIALECT_ID,
    compile: (flow) => compileFlow(flow),
    decompile: decompileArtefact,
    normalise,
  },
  "CXone",
);
