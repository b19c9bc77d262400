// A flow that is read becomes a document that browsers show, so a secret that stands in it in clear is not taken over: a
// reference into the vault takes its place, and the report says under which name to keep the secret.
import type { Json } from "@tonegraph/flow-model";
import { hideInText, hideSecrets, isJsonObject, type JsonObject, type ReportItem } from "@tonegraph/vendor-kit";
import { vaultName } from "../vault-names.ts";

/** A document without secrets, and what was left out of it. */
export interface Masked {
  readonly artefact: Json;
  readonly report: readonly ReportItem[];
}

/** Puts references in the place of secrets, wherever in a bundle or a flow they stand; everything else stays as it is. */
export function maskSecrets(artefact: Json): Masked {
  const report: ReportItem[] = [];
  const given = new Set<string>();
  const masked = hideSecrets(artefact, ({ pointer, name }) => {
    const id = stepAt(artefact, pointer);
    const variable = free(vaultName(id, name), given);
    given.add(variable);
    const words =
      `CXone's flow holds a secret in clear in the step “${id}” (${name}). It is not taken over: ` +
      `keep it in CXone's vault as ${variable} before this flow is published.`;
    report.push({ kind: "approximated", code: "secret-not-taken-over", params: { id, name, variable }, words });
    return `{{${variable}}}`;
  });
  return { artefact: masked, report };
}

/** The id of the step that a place is in; of the flow, where it is in none. */
function stepAt(artefact: Json, pointer: string): string {
  let found = "";
  let value: Json | undefined = artefact;
  for (const key of pointer.split("/").slice(1)) {
    const id: Json | undefined = isJsonObject(value) ? value["id"] : undefined;
    if (typeof id === "string" && value !== artefact) found = hideInText(id, () => "hidden");
    value = partOf(value, key.replaceAll("~1", "/").replaceAll("~0", "~"));
  }
  return found === "" ? "flow" : found;
}

function partOf(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(key)];
  const object: JsonObject = isJsonObject(value) ? value : {};
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function free(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}_${count}`;
  return name;
}
