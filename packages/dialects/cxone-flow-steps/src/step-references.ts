// A step that we do not know may lead to others from anywhere within it. The document's own fields for that end in "StepId",
// so every such field that names a step is an exit; the port is its JSON pointer.
import { isJsonObject, type JsonObject } from "@tonegraph/vendor-kit";
import type { Json } from "@tonegraph/flow-model";

const MAX_PORT_LENGTH = 128;

/** The places within a configuration that name steps, by their JSON pointers. */
export function findReferences(value: Json, stepIds: { has(id: string): boolean }, pointer = ""): Map<string, string> {
  const found = new Map<string, string>();
  if (typeof value !== "object" || value === null) return found;
  for (const [name, part] of Object.entries(value)) {
    const at = `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const isReference = typeof part === "string" && /stepid$/i.test(name) && stepIds.has(part);
    if (isReference && at.length <= MAX_PORT_LENGTH) found.set(at, part);
    else for (const [inner, target] of findReferences(part, stepIds, at)) found.set(inner, target);
  }
  return found;
}

/** A configuration with other targets at these places; one without a target is taken out. */
export function writeReferences(config: Json, targets: ReadonlyMap<string, string | undefined>): JsonObject {
  const written = write(config, targets, "");
  return isJsonObject(written) ? written : {};
}

function write(value: Json, targets: ReadonlyMap<string, string | undefined>, pointer: string): Json {
  if (Array.isArray(value)) return value.map((part, index) => write(part, targets, `${pointer}/${index}`));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).flatMap(([name, part]): [string, Json][] => {
    const at = `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (!targets.has(at)) return [[name, write(part, targets, at)]];
    const target = targets.get(at);
    return target === undefined ? [] : [[name, target]];
  });
  return Object.fromEntries(entries);
}
