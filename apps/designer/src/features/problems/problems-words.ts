/** English texts of the problems drawer. */
export const problemsWords = {
  title: "Problems",
  count: (severity: "error" | "warning" | "info", count: number) => `${count} ${NAMES[severity][count === 1 ? 0 : 1]}`,
  severity: { error: "Error", warning: "Warning", info: "Worth knowing" },
  flow: "The flow",
  none: "No problems: callers can always get out.",
  checking: "Checking…",
  failed: (words: string) => `Checking stopped: ${words} Reload the page; your work is saved.`,
  checked: (profile: string, milliseconds: number) => `Checked for ${profile} in ${milliseconds.toFixed(1)} ms`,
  blocked: (errors: number) => `publish is blocked by ${errors === 1 ? "1 error" : `${errors} errors`}`,
  ready: "nothing blocks publishing",
  connect: "Connect…",
  goTo: (words: string) => `Show: ${words}`,
  show: "Show problems",
  hide: "Hide problems",
} as const;

const NAMES = { error: ["error", "errors"], warning: ["warning", "warnings"], info: ["note", "notes"] } as const;
