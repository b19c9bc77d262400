import { withFlowIds, withoutSecrets, type DialectConverter } from "@tonegraph/vendor-kit";
import { compileFlow } from "./compile/index.ts";
import { completeCopy } from "./complete-copy.ts";
import { decompileArtefact } from "./decompile/index.ts";
import { normalise } from "./normalise.ts";
import { extrasWithQueueSettings, queueSettingsIn } from "./queue-settings.ts";
import { withOurTargets } from "./our-targets.ts";
import { DIALECT_ID } from "./wire.ts";

export { NOT_SUPPORTED } from "./not-supported.ts";

/** Flow ↔ the documents of Genesys Cloud's documented flow API of nested menus. */
export const converter: DialectConverter = withoutSecrets(
  withFlowIds({
    id: DIALECT_ID,
    compile: (flow) => compileFlow(flow),
    decompile: (artefact, context) => decompileArtefact(withOurTargets(artefact, context?.ourFlows)),
    completeCopy,
    normalise,
    queueSettings: {
      of(flow) {
        const read = queueSettingsIn(flow);
        return read.ok ? read.value : null;
      },
      extrasWith: extrasWithQueueSettings,
    },
  }),
  "Genesys",
);
