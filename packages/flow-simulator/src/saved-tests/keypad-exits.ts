import { DTMF_KEYS, type CallInput, type NodeOfKind } from "@tonegraph/flow-model";
import type { WhyNot } from "./steering.ts";

/** What the caller does at a block that listens, or why no caller can bring the exit about. */
export type Pressed = readonly CallInput[] | WhyNot;

/** The inputs that make a menu take an exit; silence and wrong keys as often as it asks again, and once more. */
export function pressAtMenu(node: NodeOfKind<"menu">, port: string): Pressed {
  if (port === "noInput") return times(node.noInput.maxRepeats + 1, { wait: true });
  if (port !== "noMatch") return [{ press: port.slice("key:".length) }];
  const free = DTMF_KEYS.find((key) => !node.options.some((option) => option.key === key));
  if (free !== undefined) return times(node.noMatch.maxRepeats + 1, { press: free });
  return node.speechEnabled === true ? times(node.noMatch.maxRepeats + 1, { say: "…" }) : "noFreeKey";
}

/** The inputs that make a language choice take an exit. */
export function pressAtLanguage(node: NodeOfKind<"language">, port: string): Pressed {
  if (port === "noInput") return times(node.noInput.maxRepeats + 1, { wait: true });
  const chosen = node.options.find(({ language }) => port === `lang:${language}`);
  return chosen ? [{ press: chosen.key }] : "noFreeKey";
}

/** Digits for a block that collects: `digits` where a value is wished for, else such as the block accepts. */
export function pressAtCollect(
  node: NodeOfKind<"collect">,
  port: string,
  { digits, accepts }: { readonly digits: string | null; readonly accepts: (digits: string) => boolean },
): Pressed {
  if (port === "noInput") return times(node.noInput.maxRepeats + 1, { wait: true });
  if (port === "noMatch") {
    const refused = refusedDigits(node).find((candidate) => !accepts(candidate));
    if (refused === undefined) return "noDigits";
    return times(node.noMatch.maxRepeats + 1, { press: refused }).flatMap((input) => [input, ...pause(node, refused)]);
  }
  const taken = (digits === null ? likelyDigits(node) : [digits]).find((candidate) => accepts(candidate));
  if (taken === undefined) return "noDigits";
  if (taken.length < node.maxDigits && node.terminator !== undefined) return [{ press: taken + node.terminator }];
  return [{ press: taken }, ...pause(node, taken)];
}

/** Fewer digits than there may be are complete when nothing follows. */
function pause(node: NodeOfKind<"collect">, typed: string): readonly CallInput[] {
  return typed.length < node.maxDigits ? [{ wait: true }] : [];
}

/** Examples of what people type where a format is asked for, cut or filled to the lengths that the block takes. */
function likelyDigits(node: NodeOfKind<"collect">): readonly string[] {
  const examples = ["12025550123", "2025550123", "20260105", "01052026", "05012026", "1000", "12345", "1", "0"];
  const lengths = [node.minDigits, node.maxDigits];
  const filled = lengths.flatMap((length) => ["1", "0", "5"].map((digit) => digit.repeat(bounded(length))));
  const cut = lengths.flatMap((length) => examples.map((example) => example.slice(0, bounded(length))));
  return [...examples, ...filled, ...cut];
}

function refusedDigits(node: NodeOfKind<"collect">): readonly string[] {
  const short = "1".repeat(Math.max(0, bounded(node.minDigits) - 1));
  const other = node.terminator === "*" ? "#" : "*";
  return [
    other.repeat(bounded(node.maxDigits)),
    short,
    "9".repeat(bounded(node.maxDigits)),
    "0".repeat(bounded(node.maxDigits)),
  ].filter((digits) => digits !== "");
}

function bounded(length: number): number {
  return Math.min(40, Math.max(1, length));
}

function times(count: number, input: CallInput): readonly CallInput[] {
  return Array.from({ length: Math.min(20, Math.max(1, count)) }, () => input);
}
