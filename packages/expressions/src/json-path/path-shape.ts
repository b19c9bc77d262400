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

/** Whether a path that names one place takes a step by index, which an empty list does not have. */
export function stepsByIndex(path: JsonPath): boolean {
  return (
    isSingularPath(path) &&
    path.query.segments.some(({ selectors }) =>
      selectors.some((selector) => selector instanceof jsonpath.selectors.IndexSelector),
    )
  );
}
