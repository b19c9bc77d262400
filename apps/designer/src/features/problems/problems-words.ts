import { NOT_ON_TENANT } from "@tonegraph/flow-validation";

/** Where a finding comes from: the rule, by its name; or what a tenant said exists there, which is no rule of ours. */
export function sourceOf(code: string): string {
  return code === NOT_ON_TENANT ? problemsWords.onTenant : code;
}

/** English texts of the problems drawer. */
export const problemsWords = {
  title: "Problems",
  count: (severity: "error" | "warning" | "info", count: number) => `${count} ${NAMES[severity][count === 1 ? 0 : 1]}`,
  severity: { error: "Error", warning: "Warning", info: "Worth knowing" },
  severities: { error: "Errors", warning: "Warnings", info: "Worth knowing" },
  flow: "The flow",
  onTenant: "on this tenant",
  none: "No problems: callers can always get out.",
  noneLeft: "Nothing here: what remains is ignored or left out by the filter.",
  checking: "Checking…",
  failed: (words: string) => `Checking stopped: ${words} Reload the page; your work is saved.`,
  checked: (profile: string, milliseconds: number) => `Checked for ${profile} in ${milliseconds.toFixed(1)} ms`,
  blocked: (errors: number) => `publish is blocked by ${errors === 1 ? "1 error" : `${errors} errors`}`,
  ready: "nothing blocks publishing",
  missing: (tenant: string, count: number) =>
    count === 1 ? `1 id is not found on ${tenant}` : `${count} ids are not found on ${tenant}`,
  connect: "Connect…",
  show: "Show problems",
  hide: "Hide problems",
  filter: "Filter by words, block or rule",
  filterPlaceholder: "Filter",
  severityFilter: "Severity",
  allSeverities: "Everything",
  grouping: "Order",
  groupings: { worst: "Worst first", severity: "By severity", block: "By block", rule: "By rule" },
  shown: (shown: number, all: number) => (shown === all ? "" : `${shown} of ${all} shown`),
  more: (where: string, source: string) => `More for ${source} at ${where}`,
  onlyThisRule: "Show only this rule",
  onlyThisTenant: "Show only what is not there",
  showWay: "Show the way on the canvas",
  fixAll: (count: number) => `Mend all ${count} of this kind`,
  fixedAll: (count: number, code: string) => `${count} mended of ${code}. Undo takes them back together.`,
  fixAllLabel: (code: string) => `Mend all: ${code}`,
  nothingToFix: "Nothing of this kind is left to mend.",
  ignore: "Ignore with a reason…",
  errorsStay: "Errors cannot be ignored",
  tenantStays: "Ignored by no flow: it is about the tenant",
  ignored: "Ignored",
  ignoredCount: (count: number) => `${count} ignored`,
  takeBack: "Take back",
  tookBack: (code: string) => `${code} counts again.`,
  ignoredSign: "Ignored",
  effects: {
    hides: (words: string, more: number) => (more === 0 ? words : `${words} And ${more} more.`),
    error: "This is an error, and errors cannot be ignored: the entry has no effect.",
    nothing: "Not found any more: the entry has no effect.",
  },
  because: (reason: string) => `“${reason}”`,
  dialog: {
    title: (severity: "warning" | "info", where: string) =>
      `Ignore this ${severity === "warning" ? "warning" : "note"} at ${where}?`,
    scope: (code: string, where: string, count: number) =>
      `${count > 1 ? `It covers ${count} findings now` : "It covers this finding"}, and what the rule ${code} will find at ${where} later. If it becomes an error, it counts again.`,
    stored: "The reason is stored in the flow, and in every version made of it.",
    reason: "Why may it stay?",
    reasonPlaceholder: "Parked until the spring campaign",
    confirm: "Ignore",
    cancel: "Cancel",
    done: (code: string) => `${code} is ignored there.`,
  },
} as const;

const NAMES = { error: ["error", "errors"], warning: ["warning", "warnings"], info: ["note", "notes"] } as const;
