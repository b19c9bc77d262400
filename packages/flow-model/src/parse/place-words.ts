type Path = readonly PropertyKey[];

/** Records whose members are things with an id of their own. */
const RECORDS: ReadonlySet<PropertyKey> = new Set(["nodes", "connections", "prompts", "notes"]);

/** Names a place for people: `The document`, `"name"`, `node_main`, `"options[0].key" of node_main`. */
export function placeWords(path: Path): string {
  const [record, id, ...inside] = path;
  if (record === undefined) return "The document";
  // A vendor's document may have a list of that name.
  if (id === undefined || typeof id === "number" || !RECORDS.has(record)) return `"${dotted(path)}"`;
  const plain = /^[A-Za-z0-9_-]+$/.test(String(id));
  if (inside.length === 0) return plain ? String(id) : `The id "${String(id)}"`;
  return `"${dotted(inside)}" of ${plain ? String(id) : `the id "${String(id)}"`}`;
}

function dotted(path: Path): string {
  return path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : `${index === 0 ? "" : "."}${String(part)}`))
    .join("");
}

/** Says what a value is, shortly: `the number 5`, `the text "abc"`, `a list`. */
export function foundWords(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return value === "" ? "empty text" : `the text "${shortened(value)}"`;
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "boolean") return String(value);
  return value === undefined ? "missing" : "an object";
}

function shortened(text: string): string {
  const symbols = [...text];
  return symbols.length > 40 ? `${symbols.slice(0, 40).join("")}…` : text;
}

/** The value at a path, `undefined` where there is none. */
export function valueAt(input: unknown, path: Path): unknown {
  let value = input;
  for (const part of path) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, part)) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}
