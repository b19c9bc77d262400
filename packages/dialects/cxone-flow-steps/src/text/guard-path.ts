import { indexSteps, parseJsonPath, type IndexStep } from "@tonegraph/expressions";

const THEN = " ? ";
const ELSE = " : null";

/** Whether a path takes an item out of a list by its index, which is a fatal fault at the vendor where the list is empty. */
export function breaksOnEmptyList(path: string): boolean {
  return stepsOf(path).length > 0;
}

/** `$.data[0].id` → `$.data && $.data.length > 0 ? $.data[0].id : null`, as the document does it. */
export function guardPath(path: string): string {
  const steps = stepsOf(path);
  if (steps.length === 0) return path;
  const conditions = steps.map(({ index, position }) => {
    const list = path.slice(0, position).trimEnd();
    return `${list} && ${list}.length > ${index < 0 ? -index - 1 : index}`;
  });
  return `${conditions.join(" && ")}${THEN}${path}${ELSE}`;
}

/** The path within a guard of ours; anything else as it is. */
export function unguardPath(text: string): string {
  if (!text.endsWith(ELSE)) return text;
  const inner = text.slice(0, -ELSE.length);
  const opening = `${THEN}$`;
  // A quoted name in the path may itself hold what opens a path.
  for (let at = inner.lastIndexOf(opening); at > 0; at = inner.lastIndexOf(opening, at - 1)) {
    const path = inner.slice(at + THEN.length);
    if (guardPath(path) === text) return path;
  }
  return text;
}

function stepsOf(path: string): readonly IndexStep[] {
  const parsed = parseJsonPath(path);
  return parsed.ok ? indexSteps(parsed.value) : [];
}
