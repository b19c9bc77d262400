import type { NodeKind } from "@tonegraph/flow-model";

/**
 * The fields that the panel of each kind has, by the names of `data-field`. A `*` stands for anything behind it, which
 * the panel shows one by one; what lies deeper than a field belongs to the field.
 */
const NODE_FIELDS: Readonly<Record<NodeKind, readonly string[]>> = {
  start: [],
  message: ["prompt", "prompt:*", "interruptible"],
  menu: [
    "prompt",
    "prompt:*",
    "speechEnabled",
    "keys",
    "key:*",
    "noInput",
    "noInput:*",
    "noInput.timeoutMs",
    "noInput.maxRepeats",
    "noMatch",
    "noMatch:*",
    "noMatch.maxRepeats",
  ],
  collect: [
    "prompt",
    "prompt:*",
    "variable",
    "minDigits",
    "maxDigits",
    "terminator",
    "format",
    "sensitive",
    "noInput",
    "noInput:*",
    "noInput.timeoutMs",
    "noInput.maxRepeats",
    "noMatch",
    "noMatch:*",
    "noMatch.maxRepeats",
  ],
  language: ["prompt", "prompt:*", "options", "noInput", "noInput:*", "noInput.timeoutMs", "noInput.maxRepeats"],
  condition: ["branches", "branches.*"],
  hours: ["scheduleId", "timeZone", "weekly", "holidays"],
  setVariables: ["assignments", "assignments.*"],
  transform: ["operation", "input", "variable"],
  httpRequest: [
    "method",
    "url",
    "headers",
    "headers.*",
    "body",
    "authentication",
    "authentication.*",
    "responseMapping",
    "responseMapping.*",
    "defaultResponse",
    "filler",
    "filler:*",
    "timeoutMs",
    "retry",
    "retry.*",
    "circuitBreaker",
    "circuitBreaker.*",
    "asyncCallback",
    "asyncCallback.*",
  ],
  subflow: ["flowId", "pass", "return"],
  queue: ["queueId", "priority"],
  agent: ["agentId"],
  externalNumber: ["number"],
  voicemail: ["mailboxId", "prompt", "prompt:*"],
  hangup: ["prompt", "prompt:*", "outcome"],
  vendorBlock: [],
};

/** The field of a block's panel that shows the problems of `field`: itself, or what it lies in; null when none does. */
export function shownField(kind: NodeKind, field: string): string | null {
  return nearest(["label", "done", ...NODE_FIELDS[kind]], field);
}

const FLOW_FIELDS = [
  "name",
  "description",
  "profile",
  "languages",
  "defaultLanguage",
  "campaignId",
  "fallback",
  "fallback.*",
  "activeWindow",
  "variables",
  "variables.*",
];

/** The field of the flow's settings that shows the problems of `field`; null when none does. */
export function shownFlowField(field: string): string | null {
  return nearest(FLOW_FIELDS, field);
}

function nearest(patterns: readonly string[], field: string): string | null {
  if (patterns.includes(field)) return field;
  if (patterns.some((pattern) => pattern.endsWith("*") && field.startsWith(pattern.slice(0, -1)))) return field;
  const above = field.lastIndexOf(".");
  return above < 0 ? null : nearest(patterns, field.slice(0, above));
}
