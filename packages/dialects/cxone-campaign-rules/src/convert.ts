import { withoutSecrets, type DialectConverter } from "@tonegraph/vendor-kit";
import { compileFlow } from "./compile/index.ts";
import { decompileArtefact } from "./decompile/index.ts";
import { normalise } from "./normalise.ts";
import { serviceOf } from "./service-of.ts";
import { DIALECT_ID } from "./wire.ts";

export { NOT_SUPPORTED } from "./not-supported.ts";

/** Flow ↔ NICE CXone's campaign rules. */
export const converter: DialectConverter = withoutSecrets(
  {
    id: DIALECT_ID,
    compile: (flow, context) => compileFlow(flow, { settings: context?.settings }),
    decompile: decompileArtefact,
    normalise,
    serviceOf,
  },
  "CXone",
);
