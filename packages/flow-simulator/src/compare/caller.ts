import { type FlowNode, type NodeOfKind } from "@tonegraph/flow-model";
import type { CallEvent } from "../call-event.ts";
import type { CallState } from "../call-state.ts";
import { acceptsDigits } from "../nodes/collect/accepts-digits.ts";
import { pressAtCollect } from "../saved-tests/keypad-exits.ts";
import { callerExits } from "./caller-exits.ts";
import { memberOf, nodeOf, type FlowFamily } from "./destination.ts";
import { placeName, type Ways } from "./ways.ts";
import type { Whim } from "./whim.ts";

/** How long somebody takes to press the key that they have just heard, in milliseconds. */
export const REACTION_MS = 1000;

/** The digits that a finger may land on by mistake. */
const DIGITS = "1234567890";

/** Who calls: what they want (`null`: nothing that the flow leads to), and how they take a question. */
export interface Caller {
  readonly wants: string | null;
  readonly whim: (block: string, visit: number) => Whim;
}

/** A version that can be called. */
export interface Callable {
  readonly family: FlowFamily;
  readonly ways: Ways;
}

/** What one caller does in one call: hears everything out, and answers every question once, when it is asked itself. */
export function callerBehaviour({ wants, whim }: Caller, { family, ways }: Callable): (state: CallState) => CallEvent {
  const asked = new Map<string, number>();
  return (state) => {
    if (state.phase !== "listening" || state.nextPrompts.length > 0 || state.digits !== "") return { pass: true };
    const node = nodeOf(memberOf(family, state.flowId), state.nodeId);
    if (node === null) return { pass: true };
    const block = placeName(state.flowId, state.nodeId);
    const visit = asked.get(block) ?? 0;
    asked.set(block, visit + 1);
    const choose = (target: string | null): string | null => bestPort(node, state, { ways, target });
    const meant = (wants === null ? null : choose(wants)) ?? choose(null);
    return answer(node, state, { port: meant, whim: whim(block, visit) });
  };
}

/** The exit with the shortest way; of several the one that the question names first, and the language being spoken. */
function bestPort(
  node: FlowNode,
  { flowId, nodeId, language }: CallState,
  { ways, target }: { readonly ways: Ways; readonly target: string | null },
): string | null {
  let best: { readonly port: string; readonly keys: number } | null = null;
  for (const { port, keys } of callerExits(node)) {
    const total = keys + ways.keysBehind({ flowId, nodeId, port }, target);
    if (total === Infinity) continue;
    const isSpoken = port === `lang:${language}`;
    if (best === null || total < best.keys || (isSpoken && total === best.keys)) best = { port, keys: total };
  }
  return best?.port ?? null;
}

interface Answer {
  readonly port: string | null;
  readonly whim: Whim;
}

function answer(node: FlowNode, state: CallState, { port, whim }: Answer): CallEvent {
  if (whim.kind === "silent" || port === null || port === "noInput") return { wait: true };
  if (node.kind === "collect") return typed(node, state, whim);
  const options = optionsOf(node);
  const place = options.findIndex((option) => option.port === port);
  const wanted = options[place];
  if (wanted === undefined) return { wait: true };
  const afterMs = moment(state, (place + 1) / options.length);
  if (whim.kind === "asMeant") return { press: wanted.key, afterMs };
  const others = DIGITS.replace(wanted.key, "");
  return { press: others.charAt(Math.floor(whim.slip * others.length)), afterMs };
}

function typed(node: NodeOfKind<"collect">, state: CallState, { kind }: Whim): CallEvent {
  const accepts = (digits: string): boolean => acceptsDigits(node, digits);
  const inputs = pressAtCollect(node, kind === "wrongKey" ? "noMatch" : "collected", { digits: null, accepts });
  const first = typeof inputs === "string" ? undefined : inputs[0];
  if (first === undefined || !("press" in first)) return { wait: true };
  return { press: first.press, afterMs: moment(state, 1) };
}

function optionsOf(node: FlowNode): readonly { readonly key: string; readonly port: string }[] {
  if (node.kind === "menu") return node.options.map(({ key }) => ({ key, port: `key:${key}` }));
  if (node.kind === "language") return node.options.map(({ key, language }) => ({ key, port: `lang:${language}` }));
  return [];
}

/** When a share of the prompt is heard and the caller has reacted, but no later than the block listens. */
function moment({ sinceMs, promptEndsMs, untilMs }: CallState, share: number): number {
  const heard = Math.round(Math.max(0, promptEndsMs - sinceMs) * share);
  return Math.min(heard + REACTION_MS, untilMs - sinceMs);
}
