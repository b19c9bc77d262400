import { jsonPointer } from "./json-pointer.ts";
import type { ParseFault } from "./parse-fault.ts";

/**
 * What schemas cannot say: exactly one start, a start id that names it, languages without repeats that include the default,
 * and ids of goals and tests without repeats. Reads as much as is there, so that these faults are told with all others.
 */
export function meaningFaults(input: unknown): ParseFault[] {
  const document = recordOf(input);
  return [
    ...startFaults(document),
    ...languageFaults(document),
    ...repeatedIds(document, "goals"),
    ...repeatedIds(document, "tests"),
  ];
}

function startFaults(document: Readonly<Record<string, unknown>>): ParseFault[] {
  const { startNodeId, nodes } = document;
  const starts = Object.entries(recordOf(nodes)).flatMap(([id, node]) =>
    recordOf(node)["kind"] === "start" ? [id] : [],
  );
  const named = typeof startNodeId === "string" && starts.includes(startNodeId);
  const kept = named ? startNodeId : starts[0];
  const faults = starts
    .filter((id) => id !== kept)
    .map((id): ParseFault => {
      const message = `${id} is a second start beside ${kept}. A flow has exactly one: remove one of them.`;
      return { pointer: jsonPointer(["nodes", id]), code: "several-starts", message };
    });
  if (typeof startNodeId !== "string" || !isRecord(nodes) || named) return faults;
  const wrong = Object.hasOwn(nodes, startNodeId)
    ? `${startNodeId} is no start node`
    : `there is no node ${startNodeId}`;
  const hint = kept === undefined ? "Add a start node" : `Use ${kept}`;
  const message = `"startNodeId" must name the start node, but ${wrong}. ${hint}.`;
  return [...faults, { pointer: "/startNodeId", code: "start-missing", message }];
}

function languageFaults({ languages, defaultLanguage }: Readonly<Record<string, unknown>>): ParseFault[] {
  if (!Array.isArray(languages)) return [];
  const faults = repeated(languages).map(({ text, index }): ParseFault => {
    const pointer = jsonPointer(["languages", index]);
    return { pointer, code: "bad-languages", message: `The language ${text} is listed twice. List it once.` };
  });
  const chosen = defaultLanguage ?? "en-US";
  if (typeof chosen !== "string" || languages.length === 0 || languages.includes(chosen)) return faults;
  const pointer = defaultLanguage === undefined ? "/languages" : "/defaultLanguage";
  const message = `The default language ${chosen} must be one of "languages". Add it there, or choose another default.`;
  return [...faults, { pointer, code: "bad-languages", message }];
}

function repeatedIds(document: Readonly<Record<string, unknown>>, field: "goals" | "tests"): ParseFault[] {
  const items = document[field];
  if (!Array.isArray(items)) return [];
  return repeated(items.map((item: unknown) => recordOf(item)["id"])).map(({ text, index }): ParseFault => {
    const pointer = jsonPointer([field, index, "id"]);
    return { pointer, code: "bad-id", message: `The id "${text}" is used twice in "${field}". Give each its own.` };
  });
}

/** The texts of a list that were there before, each with its index. */
function repeated(list: readonly unknown[]): { readonly text: string; readonly index: number }[] {
  const seen = new Set<string>();
  return list.flatMap((text, index) => {
    if (typeof text !== "string") return [];
    if (seen.has(text)) return [{ text, index }];
    seen.add(text);
    return [];
  });
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
