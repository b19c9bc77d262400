// Contents made ready for callers, each once: with the sub-flows and absences of the moment.
import { canonicalJson, type Flow, type FlowNode, type Json, type NodeId } from "@tonegraph/flow-model";
import type { DialectConverter, DialectSandbox } from "@tonegraph/vendor-kit";
import { hashed } from "../seeded-numbers.ts";
import type { CallerHabits } from "./caller.ts";
import type { FindFlow } from "./joined-flow.ts";
import type { LiveHistory } from "./live-history.ts";
import { remembered } from "./remembered.ts";
import { createWalker, type Surroundings, type Walker } from "./walk-calls.ts";
import { answerOf, stubOfAnswer, type WebServices } from "./web-services.ts";

/** What walkers are made from. */
export interface WalkerParts {
  readonly converter: DialectConverter;
  readonly sandbox: Pick<DialectSandbox, "whatCallersMeet" | "exitOfAnswer" | "waitFactor">;
  readonly history: LiveHistory;
}

/** A moment, what was live then, and who calls. */
export interface Moment {
  readonly atMs: number;
  readonly habits: CallerHabits;
  readonly webServices: WebServices;
  /** Null where nothing was. */
  readonly contentAt: (flowId: string, atMs: number) => Json;
}

/** Contents that can be called. */
export interface Walkers {
  /** Null where the artefact cannot be drawn: nobody calls it. */
  of(artefact: Json, moment: Moment): Walker | null;
  /** A short name of a content; the same content has the same. */
  printOf(artefact: Json): string;
}

const KEPT = 50;

interface ReadContent {
  readonly flow: Flow | null;
  /** The sub-flows that it runs itself. */
  readonly runs: readonly string[];
  readonly own: ReadonlyMap<string, Json>;
}

/** Makes contents ready as they are asked for. */
export function createWalkers({ converter, sandbox, history }: WalkerParts): Walkers {
  const walkers = new Map<string, Walker | null>();
  const prints = new WeakMap<object, string>();

  const printOf = (artefact: Json): string => {
    const known = typeof artefact === "object" && artefact !== null ? prints.get(artefact) : undefined;
    const print = known ?? hashed(canonicalJson(converter.normalise(artefact))).toString(36);
    if (typeof artefact === "object" && artefact !== null) prints.set(artefact, print);
    return print;
  };
  const read = contentReader({ converter, sandbox, printOf });
  /** What every sub-flow that can be come to was at a moment; also those that a sub-flow brings along. */
  const around = (artefact: Json, { atMs, contentAt, webServices }: Moment): Map<string, Json> => {
    const found = new Map<string, Json>();
    const pending: Json[] = [artefact];
    for (const present of pending) {
      const { runs, own } = read(present, webServices);
      for (const flowId of runs) {
        if (found.has(flowId)) continue;
        const content = own.get(flowId) ?? contentAt(flowId, atMs);
        found.set(flowId, content);
        if (content !== null) pending.push(content);
      }
    }
    return found;
  };
  return {
    printOf,
    of(artefact, moment) {
      const closed = history.closedAt(moment.atMs);
      const subFlows = around(artefact, moment);
      const inner = [...subFlows].map(([id, content]) => `${id}=${content === null ? "" : printOf(content)}`);
      const findFlow: FindFlow = (flowId) => {
        const content = subFlows.get(flowId) ?? null;
        if (content !== null) return read(content, moment.webServices).flow;
        return history.isKnown(`flow:${flowId}`) && !closed.includes(`flow:${flowId}`) ? "elsewhere" : null;
      };
      return remembered(walkers, {
        key: [printOf(artefact), closed.join(), JSON.stringify([moment.habits, moment.webServices]), ...inner].join(
          " ",
        ),
        most: KEPT,
        make: () => {
          const { habits, webServices } = moment;
          const { flow } = read(artefact, webServices);
          const answer = answersOf(webServices, sandbox);
          return flow && createWalker(flow, { closed: new Set(closed), findFlow, habits, answer });
        },
      });
    },
  };
}

/** Reads contents as callers meet them where web services answer so, each once. */
function contentReader({
  converter,
  sandbox,
  printOf,
}: Pick<WalkerParts, "converter" | "sandbox"> & Pick<Walkers, "printOf">) {
  const contents = new Map<string, ReadContent>();
  return (artefact: Json, services: WebServices): ReadContent =>
    remembered(contents, {
      key: `${printOf(artefact)} ${JSON.stringify(services)}`,
      most: KEPT,
      make: () => {
        const answerTo = (nodeId: NodeId) => answerOf(services, nodeId);
        const met = sandbox.whatCallersMeet?.(artefact, answerTo) ?? { artefact, subFlows: [] };
        const drawn = converter.decompile(met.artefact);
        const flow = drawn.ok ? waiting(drawn.value.flow, sandbox.waitFactor?.(artefact) ?? 1) : null;
        const runs = Object.values(flow?.nodes ?? {}).flatMap((node) => (node.kind === "subflow" ? [node.flowId] : []));
        return { flow, runs, own: new Map(met.subFlows.map(({ id, artefact: inner }) => [id, inner])) };
      },
    });
}

function answersOf(services: WebServices, { exitOfAnswer }: WalkerParts["sandbox"]): Required<Surroundings>["answer"] {
  return (nodeId, request) => {
    const answer = answerOf(services, nodeId);
    return answer && stubOfAnswer(request, answer, exitOfAnswer);
  };
}

/** The flow with menus that wait so many times as long as they say. */
function waiting(flow: Flow, factor: number): Flow {
  if (factor === 1) return flow;
  const nodes = Object.entries(flow.nodes).map(([id, node]): [NodeId, FlowNode] => {
    if (node.kind !== "menu" && node.kind !== "collect" && node.kind !== "language") return [id, node];
    return [id, { ...node, noInput: { ...node.noInput, timeoutMs: node.noInput.timeoutMs * factor } }];
  });
  return { ...flow, nodes: Object.fromEntries(nodes) };
}
