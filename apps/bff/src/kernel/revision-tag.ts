import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "./fault.ts";

/** The `ETag` of a revision. */
export function revisionTag(revision: number): string {
  return `"${revision}"`;
}

/** The revisions that an `If-Match` header names. Proxies that compress may have made them weak. */
export function readIfMatch(header: string | undefined): Result<readonly number[], ApiFault> {
  if (header === undefined || header.trim() === "")
    return fault(
      "missing-if-match",
      'Send If-Match with the ETag of the draft you edited, for instance If-Match: "7".',
    );
  const tags = header.split(",").map((tag) => /^(?:W\/)?"(\d{1,10})"$/.exec(tag.trim())?.[1]);
  if (tags.every((tag) => tag !== undefined)) return ok(tags.map(Number));
  return fault("invalid-parameter", `If-Match must be the ETag of the draft you edited, for instance "7".`, {
    errors: [{ pointer: "/if-match", code: "invalid-format", message: "This is not an ETag of a draft." }],
  });
}

/** The revisions that an `If-None-Match` header names; a tag that is not one of ours matches nothing. */
export function readIfNoneMatch(header: string | undefined): readonly number[] {
  if (header === undefined) return [];
  return header.split(",").flatMap((tag) => {
    const revision = /^(?:W\/)?"(\d{1,10})"$/.exec(tag.trim())?.[1];
    return revision === undefined ? [] : [Number(revision)];
  });
}
