import { isJsonObject, withoutSecrets, type DialectConverter } from "@tonegraph/vendor-kit";
import { compileFlow } from "./compile/index.ts";
import { decompileArtefact } from "./decompile/index.ts";
import { normalise } from "./normalise.ts";
import { DIALECT_ID } from "./wire.ts";

export { NOT_SUPPORTED } from "./not-supported.ts";

/** Flow ↔ NICE CXone's nodes and connections. */
export const converter: DialectConverter = withoutSecrets(
  {
    id: DIALECT_ID,
    compile: (flow, context) => compileFlow(flow, context),
    decompile: decompileArtefact,
    normalise,
    externalIdOf(artefact) {
      const id = isJsonObject(artefact) ? artefact["id"] : undefined;
      return typeof id === "string" ? id : "";
    },
  },
  "CXone",
);
