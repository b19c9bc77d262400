import type { Flow, Json } from "@tonegraph/flow-model";
import { isJsonObject, type ReportItem } from "@tonegraph/vendor-kit";
import type { WireStep } from "../wire.ts";
import { BUILT_IN } from "./start-steps.ts";

/** The language of a drawing that is read back where no text says one. */
const DRAWN_LANGUAGE = "en-US";

/** What belongs to the flow as a whole and is not sent. */
export function flowLosses(flow: Flow, steps: readonly WireStep[]): ReportItem[] {
  const report: ReportItem[] = [];
  const drop = (code: string, words: string, params: Readonly<Record<string, Json>> = {}): void => {
    report.push({ kind: "dropped", code, params, words });
  };
  if (flow.description !== "")
    drop("description", "CXone's flows of steps have no description; it stays in Tonegraph.");
  const languages = [...new Set([flow.defaultLanguage, ...flow.languages])];
  const spoken = spokenLanguages(steps);
  const silent = languages.filter((language) => !spoken.has(language));
  if (silent.length > 0 && languages.join("") !== DRAWN_LANGUAGE)
    drop(
      "languages-by-texts",
      `CXone knows a flow's languages by its texts alone; that it speaks ${silent.join(", ")}, without a text there, stays in Tonegraph.`,
      { languages: silent },
    );
  const ofPlatform = Object.keys(flow.variables)
    .filter((name) => BUILT_IN.has(name))
    .toSorted();
  if (ofPlatform.length > 0)
    drop(
      "variable-of-platform",
      `CXone sets ${ofPlatform.join(", ")} itself; the value for test calls stays in Tonegraph.`,
      {
        variables: ofPlatform,
      },
    );
  const mistyped = Object.entries(flow.variables)
    .filter(([name, { type, default: value }]) => !BUILT_IN.has(name) && typeOf(value) !== type)
    .map(([name]) => name)
    .toSorted();
  if (mistyped.length > 0)
    drop(
      "variable-type",
      `CXone's variables have the type of their value; that of ${mistyped.join(", ")} is another one.`,
      { variables: mistyped },
    );
  if (flow.activeWindow !== undefined)
    drop(
      "active-window",
      "CXone's flows of steps have no time window: the version answers calls as soon as it is published.",
    );
  if (flow.campaignId !== undefined)
    drop("campaign", `CXone's flows of steps belong to no campaign; “${flow.campaignId}” is not sent.`, {
      campaignId: flow.campaignId,
    });
  if (flow.fallback !== undefined)
    drop(
      "flow-fallback",
      "CXone's flows of steps have no fallback for everything; each exit leads where it is drawn to lead.",
    );
  return report;
}

function spokenLanguages(steps: readonly WireStep[]): ReadonlySet<Json> {
  const prompts = steps.flatMap(({ configuration: { prompts: texts } }) => (Array.isArray(texts) ? texts : []));
  return new Set(prompts.flatMap((prompt) => (isJsonObject(prompt) ? (prompt["language"] ?? []) : [])));
}

function typeOf(value: Json): string {
  if (value === null) return "nothing";
  if (typeof value === "object") return Array.isArray(value) ? "list" : "object";
  return typeof value;
}
