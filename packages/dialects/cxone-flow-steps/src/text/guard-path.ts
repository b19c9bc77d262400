import { parseJsonPath, stepsByIndex } from "@tonegraph/expressions";

const GUARDED = /^(?:.+) \? (\$.*) : null$/s;
const INDEX = /\[(-?\d+)\]/g;

/** Whether a path takes an item out of a list by its index, which is a fatal fault at the vendor where the list is empty. */
export function breaksOnEmptyList(path: string): boolean {
  const parsed = parseJsonPath(path);
  return parsed.ok && stepsByIndex(parsed.value);
}

/** `$.data[0].id` → `$.data && $.data.length > 0 ? $.data[0].id : null`, as the document does it. */
export function guardPath(path: string): string {
  if (!breaksOnEmptyList(path)) return path;
  const conditions = [...path.matchAll(INDEX)].map(({ 1: index = "0", index: at }) => {
    const list = path.slice(0, at);
    const least = Number(index) < 0 ? -Number(index) - 1 : Number(index);
    return `${list} && ${list}.length > ${least}`;
  });
  return `${conditions.join(" && ")} ? ${path} : null`;
}

/** The path within a guard of ours; anything else as it is. */
export function unguardPath(text: string): string {
  const path = GUARDED.exec(text)?.[1];
  return path !== undefined && guardPath(path) === text ? path : text;
}
