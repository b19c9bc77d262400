import { NODE_KINDS, type NodeKind, type Severity } from "@tonegraph/flow-model";
import { commonRules } from "./all-rules.ts";
import type { Destinations, NodeSupport, Profile, Range, SpeechLimit } from "./profile.ts";
import type { Rule } from "./rule.ts";

/**
 * The profile of a flow that every one of these can carry: the strictest of each limit, a node kind only as well as the
 * worst of them carries it, the gravest severity where they differ, and each rule of any of them once.
 * Of speech limits the smallest number wins; where two have the same number, the unit that counts most (bytes). Segments
 * that can be chained limit nothing by themselves.
 */
export function combineProfiles(id: string, title: string, profiles: readonly Profile[]): Profile {
  return {
    id,
    title,
    nodes: combineNodes(profiles),
    keyDestinations: combineDestinations(profiles.map((profile) => profile.keyDestinations)),
    timeoutDestinations: combineDestinations(profiles.map((profile) => profile.timeoutDestinations)),
    speech: strictestSpeech(profiles.map((profile) => profile.speech)),
    menuTimeoutMs: intersect(profiles.map((profile) => profile.menuTimeoutMs)),
    menuRepeats: intersect(profiles.map((profile) => profile.menuRepeats)),
    cycles: profiles.some((profile) => profile.cycles === "forbidden") ? "forbidden" : "byClass",
    ...smallestNumbers(profiles),
    assumedVariableLength: Math.max(0, ...profiles.map((profile) => profile.assumedVariableLength)),
    severities: gravestSeverities(profiles),
    rules: [
      ...new Map(
        profiles.flatMap((profile) => profile.rules).map((rule): [string, Rule] => [rule.code, rule]),
      ).values(),
    ],
  };
}

const SUPPORT: readonly NodeSupport[] = ["supported", "approximated", "unsupported"];
const GRAVITY: readonly Severity[] = ["info", "warning", "error"];
/** From the unit that counts most for a text to the one that counts least. */
const UNITS: readonly SpeechLimit["unit"][] = ["utf8Bytes", "utf16Units", "characters", "billedCharacters"];

type Limits = Pick<
  Profile,
  | "maxMenuDepth"
  | "maxPathDepth"
  | "maxConnections"
  | "maxConnectionsPerNode"
  | "requestTimeoutMs"
  | "callbackWaitMs"
  | "maxRequestRetries"
  | "deadAirMs"
  | "maxOptions"
  | "promptSeconds"
  | "firstOptionSeconds"
>;

function combineNodes(profiles: readonly Profile[]): Record<NodeKind, NodeSupport> {
  const worst = (kind: NodeKind): NodeSupport =>
    SUPPORT[Math.max(0, ...profiles.map((profile) => SUPPORT.indexOf(profile.nodes[kind])))] ?? "supported";
  const nodes = { ...ALL_SUPPORTED };
  for (const kind of NODE_KINDS) nodes[kind] = worst(kind);
  return nodes;
}

const ALL_SUPPORTED: Readonly<Record<NodeKind, NodeSupport>> = {
  start: "supported",
  message: "supported",
  menu: "supported",
  collect: "supported",
  language: "supported",
  condition: "supported",
  hours: "supported",
  setVariables: "supported",
  transform: "supported",
  httpRequest: "supported",
  subflow: "supported",
  queue: "supported",
  agent: "supported",
  externalNumber: "supported",
  voicemail: "supported",
  hangup: "supported",
  vendorBlock: "supported",
};

function combineDestinations(all: readonly Destinations[]): Destinations {
  const lists = all.filter((destinations) => destinations !== "any");
  const [first, ...rest] = lists;
  return first ? first.filter((kind) => rest.every((list) => list.includes(kind))) : "any";
}

function strictestSpeech(limits: readonly (SpeechLimit | null)[]): SpeechLimit | null {
  return present(limits).reduce<SpeechLimit | null>((strictest, limit) => {
    if (!strictest) return limit;
    const lessTaken = takenAtMost(limit) - takenAtMost(strictest);
    const difference = lessTaken || UNITS.indexOf(limit.unit) - UNITS.indexOf(strictest.unit);
    return difference < 0 ? limit : strictest;
  }, null);
}

function takenAtMost({ limit, segment }: SpeechLimit): number {
  return segment && !segment.chainable ? Math.min(limit, segment.limit) : limit;
}

/** Ranges without a common part leave an empty one: whatever is set there is out of some dialect's range. */
function intersect(ranges: readonly (Range | null)[]): Range | null {
  const limits = present(ranges);
  if (limits.length === 0) return null;
  return { min: Math.max(...limits.map(({ min }) => min)), max: Math.min(...limits.map(({ max }) => max)) };
}

function smallestNumbers(profiles: readonly Profile[]): Limits {
  const of = (limit: keyof Limits): number | null => smallest(profiles.map((profile) => profile[limit] ?? null));
  return {
    maxMenuDepth: of("maxMenuDepth"),
    maxPathDepth: of("maxPathDepth"),
    maxConnections: of("maxConnections"),
    maxConnectionsPerNode: of("maxConnectionsPerNode"),
    requestTimeoutMs: of("requestTimeoutMs"),
    callbackWaitMs: of("callbackWaitMs"),
    maxRequestRetries: of("maxRequestRetries"),
    deadAirMs: of("deadAirMs"),
    maxOptions: of("maxOptions"),
    promptSeconds: of("promptSeconds"),
    firstOptionSeconds: of("firstOptionSeconds"),
  };
}

function smallest(limits: readonly (number | null)[]): number | null {
  const numbers = present(limits);
  return numbers.length === 0 ? null : Math.min(...numbers);
}

/** A profile that says nothing about a code leaves it its own severity, which may be the gravest. */
function gravestSeverities(profiles: readonly Profile[]): Record<string, Severity> {
  const rules: readonly Rule[] = [...commonRules, ...profiles.flatMap((profile) => profile.rules)];
  const own = new Map(rules.map((rule) => [rule.code, rule.severity]));
  const codes = new Set(profiles.flatMap((profile) => Object.keys(profile.severities)));
  const gravest: Record<string, Severity> = {};
  for (const code of codes) {
    const given = present(profiles.map((profile) => profile.severities[code] ?? own.get(code) ?? null));
    gravest[code] = GRAVITY[Math.max(...given.map((severity) => GRAVITY.indexOf(severity)))] ?? "error";
  }
  return gravest;
}

function present<Value>(values: readonly (Value | null)[]): Value[] {
  return values.flatMap((value) => (value === null ? [] : [value]));
}
