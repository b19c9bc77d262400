// A flow that is read becomes a document that browsers show, so a secret that stands in it in clear is not taken over: a
// reference into the vault takes its place, and the report says under which name to keep the secret.
import type { Json } from "@tonegraph/flow-model";
import { isJsonObject, type JsonObject, type ReportItem } from "@tonegraph/vendor-kit";
import type { LooseBundle } from "../flow-ids.ts";
import { ownVariable } from "../step-ids.ts";
import { isLiteral, isSecretHeader } from "../text/secrets.ts";

/** A bundle without secrets, and what was left out of it. */
export interface MaskedBundle {
  readonly bundle: LooseBundle;
  readonly report: readonly ReportItem[];
}

const SECRET_FIELDS: readonly string[] = ["clientSecret", "password", "headerValue"];

/** Puts references in the place of secrets; everything else stays as it is. */
export function maskSecrets({ main, subFlows }: LooseBundle): MaskedBundle {
  const report: ReportItem[] = [];
  const masked = (flow: JsonObject): JsonObject => maskFlow(flow, report);
  return { bundle: { main: masked(main), subFlows: subFlows.map(masked) }, report };
}

function maskFlow(flow: JsonObject, report: ReportItem[]): JsonObject {
  const steps = flow["steps"];
  return Array.isArray(steps) ? { ...flow, steps: steps.map((step) => maskStep(step, report)) } : flow;
}

function maskStep(step: Json, report: ReportItem[]): Json {
  if (!isJsonObject(step) || !isJsonObject(step["configuration"])) return step;
  const id = typeof step["id"] === "string" ? step["id"] : "";
  const { authentication, headers, ...rest } = step["configuration"];
  const hide = (name: string): string => {
    const variable = ownVariable(id, name.replaceAll(/\W/g, "_").toLowerCase());
    const words =
      `CXone's flow holds a secret in clear in the step “${id}” (${name}). It is not taken over: ` +
      `keep it in CXone's vault as ${variable} before this flow is published.`;
    report.push({ kind: "approximated", code: "secret-not-taken-over", params: { id, name, variable }, words });
    return `{{${variable}}}`;
  };
  const configuration = {
    ...rest,
    ...masked({ authentication }, (name, value) => SECRET_FIELDS.includes(name) && isLiteral(value), hide),
    ...masked({ headers }, isSecretHeader, hide),
  };
  return sameOrder(step, configuration);
}

function masked(
  field: Readonly<Record<string, Json | undefined>>,
  isSecret: (name: string, value: string) => boolean,
  hide: (name: string) => string,
): JsonObject {
  return Object.fromEntries(
    Object.entries(field).flatMap(([name, value]): [string, Json][] => {
      if (value === undefined) return [];
      if (!isJsonObject(value)) return [[name, value]];
      const entries = Object.entries(value).map(([inner, text]): [string, Json] => [
        inner,
        typeof text === "string" && isSecret(inner, text) ? hide(inner) : text,
      ]);
      return [[name, Object.fromEntries(entries)]];
    }),
  );
}

// Only values change: a flow without secrets stays byte for byte as it was.
function sameOrder(step: JsonObject, configuration: JsonObject): JsonObject {
  const former = isJsonObject(step["configuration"]) ? step["configuration"] : {};
  const entries = Object.keys(former).map((name): [string, Json] => [name, configuration[name] ?? null]);
  return { ...step, configuration: Object.fromEntries(entries) };
}
