import { toolScript } from "./find-tool.mjs";

/** oxlint as the gate runs it: type-aware, and a warning fails. */
export function lintArguments() {
  return [toolScript("oxlint"), "--type-aware", "--deny-warnings", "--report-unused-disable-directives"];
}

/**
 * The compiler over all projects. Every checker of a project checks what they share anew: one per project, and two
 * projects beside each other, take half the processor time of four checkers each.
 */
export function typeArguments() {
  return [toolScript("typescript", "tsc"), "-b", "--checkers", "1", "--builders", "2"];
}

/** oxfmt as people run it: it writes. The gate adds --check. */
export function formatArguments() {
  return [toolScript("oxfmt")];
}
