import { portName, type Json } from "@tonegraph/flow-model";
import type { CallEnd } from "../call-state.ts";
import type { Effect } from "../effect.ts";
import type { LineContext } from "./line-context.ts";

type EffectOf<Kind extends Effect["kind"]> = Extract<Effect, { readonly kind: Kind }>;
type Line<Kind extends Effect["kind"]> = (effect: EffectOf<Kind>, context: LineContext) => string | null;

/** The words of every effect but remarks; `null` where the line would only repeat the one before. */
export type EffectLines = { readonly [Kind in Exclude<Effect["kind"], "remark">]: Line<Kind> };

/** English words. */
export const englishEffects: EffectLines = {
  enter: ({ within }, { node, name }) => (node?.kind === "start" && within.length === 0 ? name() : null),
  play: ({ text, promptId }, { prompt }) => (text === "" ? `Plays the recording “${prompt(promptId)}”` : `“${text}”`),
  cut: () => "The caller interrupts",
  listen: () => null,
  key: ({ key }) => `The caller presses ${key}`,
  say: ({ words }) => `The caller says “${words}”`,
  silence: ({ attempt }, { node }) => {
    if (!node || !("noInput" in node)) return "Silent";
    return `Silent for ${duration(node.noInput.timeoutMs)}, ${asksAgain(attempt, node.noInput.maxRepeats)}`;
  },
  noMatch: ({ attempt }, { node }) => {
    const counter = !node ? undefined : "noMatch" in node ? node.noMatch : "noInput" in node ? node.noInput : undefined;
    const what = node?.kind === "collect" ? "What was typed does not fit" : "That is not offered here";
    return counter ? `${what}, ${asksAgain(attempt, counter.maxRepeats)}` : what;
  },
  set: ({ variable, value }) => `${variable} is now ${valueWords(value)}`,
  request: ({ method, url, attempt }) =>
    attempt === 1 ? `Asks ${method} ${url}` : `Asks again (attempt ${attempt}): ${method} ${url}`,
  response: ({ status }, { node }) => {
    if (status !== null) return `The web service answers ${status}`;
    const limit = node?.kind === "httpRequest" ? ` within ${duration(node.timeoutMs)}` : "";
    return `The web service does not answer${limit}`;
  },
  transfer: ({ to }, { node, kind }) =>
    to === "" ? "Hands the caller over" : `Hands the caller to ${node ? kind(node.kind) : ""} ${to}`,
  leave: ({ port, target }, { name, node }) => {
    if (target === null) return null;
    if (port === "next") return node?.kind === "start" || node?.kind === "message" ? null : `Goes on → ${name(target)}`;
    return `${exitWords(port)} → ${name(target)}`;
  },
  end: ({ end }, context) => `${endWords(end, context)} (${duration(end.atMs)}, ${keysWords(end.keys)})`,
};

/** Milliseconds as people read them: "250 ms", "2.5 s", "3 min 5 s". */
export function duration(ms: number): string {
  if (ms > 0 && ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = Math.round(ms / 100) / 10;
  if (seconds < 120) return `${seconds} s`;
  const whole = Math.round(seconds);
  return whole % 60 === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function asksAgain(attempt: number, most: number): string {
  const repeats = Math.max(0, most);
  if (attempt <= repeats) return `asks again (${attempt} of ${repeats})`;
  return repeats === 0 ? "is not asked again" : `has been asked again ${repeats === 1 ? "once" : `${repeats} times`}`;
}

function exitWords(port: string): string {
  if (port.startsWith("key:")) return `Keypad ${port.slice("key:".length)}`;
  const name = portName(port);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function endWords(end: CallEnd, { name, kind, node }: LineContext): string {
  switch (end.reason) {
    case "hungUp":
      return `The caller hangs up in ${name()}`;
    case "bound":
      return `Stopped in ${name()}`;
    case "fault":
      return `The call breaks off in ${name()}: the flow does not go on and has no fallback`;
    default:
      return node && node.kind !== end.kind
        ? `The call ends with the flow’s fallback (${kind(end.kind)})`
        : `The call ends in ${name()}`;
  }
}

function keysWords(keys: number): string {
  if (keys === 0) return "no key pressed";
  return keys === 1 ? "1 key pressed" : `${keys} keys pressed`;
}

function valueWords(value: Json): string {
  if (value === null) return "empty";
  return typeof value === "string" ? `“${value}”` : JSON.stringify(value);
}
