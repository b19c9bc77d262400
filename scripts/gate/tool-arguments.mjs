import { toolScript } from "./find-tool.mjs";

/** oxlint as the gate runs it: type-aware, and a warning fails. */
export function lintArguments() {
  return [toolScript("oxlint"), "--type-aware", "--deny-warnings", "--report-unused-disable-directives"];
}

/** oxfmt as people run it: it writes. The gate adds --check. */
export function formatArguments() {
  return [toolScript("oxfmt")];
}
