// What keeps a vendor's document from being read, said in the same way for every dialect.
import { explainIssues, jsonPointer, type ParseFault } from "@tonegraph/flow-model";

type Issues = Parameters<typeof explainIssues>[0];

/**
 * A schema's issues as faults with their place in the vendor's document: `at` is where the part that was checked stands.
 * The words name the last field alone, and the part it belongs to by its id; the pointer says the rest.
 */
export function wireFaults(issues: Issues, document: unknown, at: readonly PropertyKey[] = []): ParseFault[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    const field = Math.max(
      0,
      path.findLastIndex((part) => typeof part === "string"),
    );
    const [owners, named] = [path.slice(0, field), path.slice(field)];
    const owner = ownerOf(document, owners);
    return explainIssues([{ ...issue, path: named }], valueAt(document, owners)).map((fault) => ({
      ...fault,
      pointer: `${jsonPointer(owners)}${fault.pointer}`,
      message: owner === null || named[0] === "id" ? fault.message : `In “${owner}”, ${fault.message}`,
    }));
  });
}

/** Why an answer cannot be read, to follow its name: `cannot be read at /data/0/count: "count" must be a number, but …`. */
export function answerFault(issues: Issues, answer: unknown): string {
  const [fault] = answer === undefined ? [] : wireFaults(issues, answer);
  if (fault === undefined) return "is no JSON.";
  return `cannot be read${fault.pointer === "" ? "" : ` at ${fault.pointer}`}: ${fault.message}`;
}

/** The id of the innermost part that has one. */
function ownerOf(document: unknown, path: readonly PropertyKey[]): string | null {
  for (let length = path.length; length > 0; length -= 1) {
    const id = valueAt(document, [...path.slice(0, length), "id"]);
    if (typeof id === "string" && id !== "") return id.slice(0, LONGEST_SHOWN);
  }
  return null;
}

const LONGEST_SHOWN = 80;

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  let value = document;
  for (const part of path) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, part)) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}
