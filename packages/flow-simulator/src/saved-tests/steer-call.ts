import {
  assertNever,
  err,
  ok,
  type BreakerMemory,
  type CallInput,
  type CallStub,
  type Flow,
  type FlowNode,
  type Json,
  type NodeId,
  type Result,
} from "@tonegraph/flow-model";
import { DEFAULT_CLOCK } from "../call-setup.ts";
import type { Simulator } from "../create-simulator.ts";
import { acceptsDigits } from "../nodes/collect/accepts-digits.ts";
import { pressAtCollect, pressAtLanguage, pressAtMenu, type Pressed } from "./keypad-exits.ts";
import { answerAt, openBreaker } from "./outside-exits.ts";
import type { NotSteered, PlannedStep, Steering, WhyNot } from "./steering.ts";
import { responseBody } from "./response-body.ts";
import { variablesWrittenBy } from "./variables-written.ts";
import { wishesForBranch, wishesForTruth, type Wishes } from "./wished-values.ts";

/** Works out what a caller must do, and how the outside must answer, for a call to go a planned way. */
export function steerCall(simulator: Simulator, plan: readonly PlannedStep[]): Result<Steering, NotSteered> {
  const drive = new Drive(simulator.flow, simulator.start().state.variables);
  for (const step of plan) drive.wish(step);
  for (const step of plan) drive.take(step);
  const refused = drive.refused;
  return refused ? err(refused) : ok(drive.steering(plan));
}

class Drive {
  refused: NotSteered | null = null;
  readonly #flow: Flow;
  readonly #inputs: CallInput[] = [];
  readonly #stubs = new Map<NodeId, CallStub>();
  readonly #breakers = new Map<NodeId, BreakerMemory>();
  readonly #base: Wishes;
  #wishes: Wishes = {};

  constructor(flow: Flow, base: Wishes) {
    this.#flow = flow;
    this.#base = base;
  }

  /** First pass: which values the decisions on the way need. */
  wish(step: PlannedStep): void {
    const node = this.#flow.nodes[step.nodeId];
    if (!node || step.port === null) return;
    const wishes = this.#wishesAt(node, step.port);
    if (wishes === null) this.#refuse(step, "noSuchValue");
    else this.#wishes = { ...this.#wishes, ...wishes };
  }

  /** Second pass: what the caller does, and how the outside answers. */
  take(step: PlannedStep): void {
    const node = this.#flow.nodes[step.nodeId];
    if (!node) return;
    switch (node.kind) {
      case "start":
      case "message":
      case "setVariables":
      case "condition":
      case "transform":
        return;
      case "menu":
        return this.#press(step, pressAtMenu(node, step.port ?? ""));
      case "language":
        return this.#press(step, pressAtLanguage(node, step.port ?? ""));
      case "collect": {
        const wished = this.#wishes[node.variable];
        const digits = typeof wished === "string" || typeof wished === "number" ? String(wished) : null;
        const accepts = (typed: string): boolean => acceptsDigits(node, typed);
        return this.#press(step, pressAtCollect(node, step.port ?? "", { digits, accepts }));
      }
      case "httpRequest":
        if (step.port === "circuitOpen") return this.#open(step, openBreaker(node));
        return this.#answer(step, answerAt(node, step.port, responseBody(node, this.#wishes)));
      case "hours":
      case "subflow":
      case "queue":
      case "agent":
      case "externalNumber":
      case "voicemail":
      case "hangup":
      case "vendorBlock":
        return this.#answer(step, answerAt(node, step.port, null));
      default:
        return assertNever(node);
    }
  }

  steering(plan: readonly PlannedStep[]): Steering {
    const written = new Set(plan.flatMap(({ nodeId }) => variablesWrittenBy(this.#flow.nodes[nodeId])));
    const variables = Object.entries(this.#wishes).filter(([name]) => !written.has(name));
    return {
      inputs: this.#inputs,
      stubs: Object.fromEntries(this.#stubs),
      variables: Object.fromEntries(variables),
      breakers: Object.fromEntries(this.#breakers),
    };
  }

  #wishesAt(node: FlowNode, port: string): Wishes | null {
    const settled = { base: this.#base, fixed: this.#wishes, now: DEFAULT_CLOCK };
    if (node.kind === "condition") return wishesForBranch(node, port, settled);
    if (node.kind !== "transform" || node.operation === "expression") return {};
    const candidates = ["+12025550123", "2025550123", '{"a":1}', "not a number", "{"];
    const wanted = (value: Json): boolean => (value !== null && value !== false) === (port === "valid");
    return wishesForTruth(`${node.operation}(${node.input})`, wanted, { ...settled, candidates });
  }

  #press(step: PlannedStep, pressed: Pressed): void {
    if (typeof pressed === "string") this.#refuse(step, pressed);
    else this.#inputs.push(...pressed);
  }

  #answer(step: PlannedStep, answered: CallStub | null): void {
    if (answered === null) return;
    const before = this.#stubs.get(step.nodeId);
    const differs = before !== undefined && JSON.stringify(before) !== JSON.stringify(answered);
    if (differs || this.#breakers.has(step.nodeId)) this.#refuse(step, "twoAnswers");
    this.#stubs.set(step.nodeId, answered);
  }

  /** An open breaker stays open for the whole call: the service is not asked at all. */
  #open(step: PlannedStep, memory: BreakerMemory | WhyNot): void {
    if (typeof memory === "string") return this.#refuse(step, memory);
    if (this.#stubs.has(step.nodeId)) this.#refuse(step, "twoAnswers");
    this.#breakers.set(step.nodeId, memory);
  }

  #refuse(step: PlannedStep, why: WhyNot): void {
    this.refused ??= { ...step, why };
  }
}
