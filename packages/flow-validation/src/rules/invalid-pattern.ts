import { RE2JS, RE2JSSyntaxException } from "re2js";
import { nodeRule } from "../node-rule.ts";

/**
 * What callers may key in is described by a regular expression that cannot be used: it does not compile, or it needs
 * looking back at what it has matched, which no engine does in bounded time.
 */
export const invalidPattern = nodeRule({
  code: "invalid-pattern",
  severity: "error",
  kinds: ["collect"],
  checkNode({ node, nodeId }) {
    if (node.kind !== "collect" || typeof node.format !== "object") return [];
    const { pattern } = node.format;
    const reason = patternFault(pattern);
    if (reason === null) return [];
    return [{ at: { nodeId, pointer: `/nodes/${nodeId}/format/pattern` }, params: { pattern, reason } }];
  },
});

/** Beyond this length a pattern is refused unread, so that checking one takes no time that anybody notices. */
const LONGEST = 1000;

/** So many copies of its parts a pattern may be written out to; engines write `1{1000}` out a thousand times. */
const MOST_REPEATS = 1000;

function repeats(pattern: string): number {
  return [...pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].reduce((sum, [, from, to]) => sum + Number(to || from), 0);
}

function patternFault(pattern: string): string | null {
  if (pattern.trim() === "") return "empty";
  if (pattern.length > LONGEST || repeats(pattern) > MOST_REPEATS) return "tooLong";
  try {
    RE2JS.compile(pattern);
    return null;
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return error.message.replace(/^error parsing regexp: /, "");
    throw error;
  }
}
