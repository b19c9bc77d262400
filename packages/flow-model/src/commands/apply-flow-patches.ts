import { freeze, type Patch } from "immer";
import type { Flow } from "../flow.ts";
import { isPrototypeKey } from "../parse/structure-faults.ts";

/** One step of change in a flow document: what to do at a path of keys and array indexes. Plain data. */
export type FlowPatch = Patch;

type Path = readonly (string | number)[];

/**
 * Replays patches of {@link applyCommand}, there or back, also on another copy of the document. Copies what lies on their
 * paths, each container once, and shares the rest. Throws on a patch that does not fit the flow: that is a bug of the caller.
 */
export function applyFlowPatches(flow: Flow, patches: readonly FlowPatch[]): Flow {
  if (patches.length === 0) return flow;
  const root: Flow = { ...flow };
  const copies = new Set<object>([root]);
  for (const { op, path, value } of patches) {
    if (path.some((part) => isPrototypeKey(String(part)))) throw new Error(`no patch may name ${path.join("/")}`);
    const container = containerAt(root, path, copies);
    const key = path.at(-1) ?? "";
    freeze(value, true);
    if (Array.isArray(container) && typeof key === "number" && op !== "replace") {
      if (op === "add") container.splice(key, 0, value);
      else container.splice(key, 1);
    } else if (op === "remove") Reflect.deleteProperty(container, key);
    else Reflect.set(container, key, value);
  }
  for (const copy of copies) Object.freeze(copy);
  return root;
}

/** The container that holds the end of a path, with everything above it copied so that it may be written to. */
function containerAt(root: object, path: Path, copies: Set<object>): object {
  let container = root;
  for (const part of path.slice(0, -1)) {
    const inner: unknown = Object.hasOwn(container, part) ? Reflect.get(container, part) : undefined;
    if (typeof inner !== "object" || inner === null) throw new Error(`no container at ${path.join("/")}`);
    if (copies.has(inner)) container = inner;
    else {
      const copy: object = Array.isArray(inner) ? inner.slice() : copyOf(inner);
      copies.add(copy);
      Reflect.set(container, part, copy);
      container = copy;
    }
  }
  return container;
}

/** Key by key: a record of thousands of nodes is copied in half the time that spreading it takes. */
function copyOf(record: object): object {
  if (!isRecord(record)) return record;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(record)) copy[key] = record[key];
  return copy;
}

function isRecord(value: object): value is Readonly<Record<string, unknown>> {
  return !Array.isArray(value);
}
