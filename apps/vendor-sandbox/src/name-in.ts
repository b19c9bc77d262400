import type { Json } from "@tonegraph/flow-model";
import { isJsonObject } from "@tonegraph/vendor-kit";

/** What people call a flow that a stand-in holds: its own name, or that of its main flow where it is several. */
export function nameIn(artefact: Json): string | null {
  if (!isJsonObject(artefact)) return null;
  const { name, main } = artefact;
  if (typeof name === "string" && name !== "") return name;
  return main === undefined ? null : nameIn(main);
}
