import { jsonpath } from "json-p3";
import type { JsonPath } from "./json-path.ts";

/** Whether a path names one place, so that it finds one value or none (a “singular query” of RFC 9535). */
export function isSingularPath({ query }: JsonPath): boolean {
  return query.singularQuery();
}

/** Whether a document can lack what the path names: true of every path that takes a step by name or by index. */
export function mayBeMissing(path: JsonPath): boolean {
  return isSingularPath(path) && path.query.segments.length > 0;
}

/** A step that takes an item out of a list: which item, and where in the path's text the step begins. */
export interface IndexStep {
  readonly index: number;
  readonly position: number;
}

/** The steps by index of a path that names one place, in their order; none of any other path. */
export function indexSteps(path: JsonPath): readonly IndexStep[] {
  if (!isSingularPath(path)) return [];
  return path.query.segments.flatMap(({ selectors, token }) =>
    selectors.flatMap((selector) =>
      selector instanceof jsonpath.selectors.IndexSelector ? [{ index: selector.index, position: token.index }] : [],
    ),
  );
}

/** Whether a path that names one place takes a step by index, which an empty list does not have. */
export function stepsByIndex(path: JsonPath): boolean {
  return indexSteps(path).length > 0;
}
