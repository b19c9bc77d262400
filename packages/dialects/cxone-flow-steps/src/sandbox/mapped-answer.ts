import { parseJsonPath, queryJsonPath } from "@tonegraph/expressions";
import type { Json } from "@tonegraph/flow-model";
import { isJsonObject, type JsonObject } from "@tonegraph/vendor-kit";
import { breaksOnEmptyList, unguardPath } from "../text/guard-path.ts";

/**
 * What a request takes from a good answer; null where the platform breaks off. The document, edge case 3: an index that is
 * out of bounds is a fatal fault while the call runs, unless the path is guarded or `defaultResponse` has something there.
 */
export function mappedAnswer(configuration: JsonObject, body: Json): Readonly<Record<string, Json>> | null {
  const { responseMapping, defaultResponse } = configuration;
  const mapped: Record<string, Json> = {};
  for (const [variable, text] of Object.entries(isJsonObject(responseMapping) ? responseMapping : {})) {
    if (typeof text !== "string") continue;
    const path = unguardPath(text);
    const isGuarded = path !== text;
    const found = valueAt(path, body);
    const instead = defaultResponse === undefined || isGuarded ? null : valueAt(path, defaultResponse);
    if (found === null && instead === null && !isGuarded && breaksOnEmptyList(path)) return null;
    mapped[variable] = found ?? instead;
  }
  return mapped;
}

function valueAt(path: string, document: Json): Json {
  const parsed = parseJsonPath(path);
  return parsed.ok ? queryJsonPath(parsed.value, document) : null;
}
