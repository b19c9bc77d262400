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
  const faults = starts
    .filter((id) => starts.length > 1 && (starts.includes(String(startNodeId)) ? id !== startNodeId : id !== starts[0]))
    .map((id): ParseFault => {
      const message = `${id} is a second start. A flow has exactly one: keep one of ${starts.join(", ")}.`;
      return { pointer: jsonPointer(["nodes", id]), code: "several-starts", message };
    });
  if (typeof startNodeId !== "string" || !isRecord(nodes) || starts.includes(startNodeId)) return faults;
  const named = Object.hasOwn(recordOf(nodes), startNodeId)
    ? `${startNodeId} is no start node`
    : `there is no node ${startNodeId}`;
  const hint = starts[0] === undefined ? "Add a start node" : `Use ${starts[0]}`;
  const message = `"startNodeId" must name the start node, but ${named}. ${hint}.`;
  return [...faults, { pointer: "/startNodeId", code: "start-missing", message }];
}

function languageFaults({ languages, defaultLanguage }: Readonly<Record<string, unknown>>): ParseFault[] {
  if (!Array.isArray(languages)) return [];
  const listed: readonly unknown[] = languages;
  const faults = listed.flatMap((language, index): ParseFault[] => {
    if (typeof language !== "string" || listed.indexOf(language) === index) return [];
    const pointer = jsonPointer(["languages", index]);
    return [{ pointer, code: "bad-languages", message: `The language ${language} is listed twice. List it once.` }];
  });
  const chosen = defaultLanguage ?? "en-US";
  if (typeof chosen !== "string" || listed.length === 0 || listed.includes(chosen)) return faults;
  const pointer = defaultLanguage === undefined ? "/languages" : "/defaultLanguage";
  const message = `The default language ${chosen} must be one of "languages". Add it there, or choose another default.`;
  return [...faults, { pointer, code: "bad-languages", message }];
}

function repeatedIds(document: Readonly<Record<string, unknown>>, field: "goals" | "tests"): ParseFault[] {
  const items = document[field];
  if (!Array.isArray(items)) return [];
  const ids = items.map((item: unknown) => recordOf(item)["id"]);
  return ids.flatMap((id, index): ParseFault[] => {
    if (typeof id !== "string" || ids.indexOf(id) === index) return [];
    const pointer = jsonPointer([field, index, "id"]);
    return [{ pointer, code: "bad-id", message: `The id "${id}" is used twice in "${field}". Give each its own.` }];
  });
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
