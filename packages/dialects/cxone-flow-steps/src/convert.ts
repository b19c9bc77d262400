import { withFlowIds, type DialectConverter } from "@tonegraph/vendor-kit";
import { readBundle } from "./bundle.ts";
import { compileFlow } from "./compile/index.ts";
import { decompileArtefact } from "./decompile/index.ts";
import { normalise } from "./normalise.ts";
import { DIALECT_ID } from "./wire.ts";

export { NOT_SUPPORTED } from "./not-supported.ts";

/** Flow ↔ the flows of CXone's documented flow API: a main flow, and a sub-flow for each request to a web service. */
export const converter: DialectConverter = withFlowIds({
  id: DIALECT_ID,
  compile: (flow, context) => compileFlow(flow, context),
  externalIdOf(artefact) {
    const id = readBundle(artefact)?.main["id"];
    return typeof id === "string" ? id : "";
  },
  decompile: decompileArtefact,
  normalise,
});
