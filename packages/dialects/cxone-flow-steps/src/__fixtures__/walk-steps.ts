// A small platform for tests: it walks compiled steps as the document says that they work, in virtual time.
import { evaluate, parseExpression } from "@tonegraph/expressions";
import type { Json } from "@tonegraph/flow-model";
import { mappedAnswer } from "../sandbox/mapped-answer.ts";
import { readVendorExpression } from "../text/read-text.ts";

interface Step {
  readonly id: string;
  readonly type: string;
  readonly configuration: { readonly [field: string]: Json };
  readonly nextStepId?: string;
}
interface WalkedFlow {
  readonly id: string;
  readonly steps: readonly Step[];
}

/** What the platform keeps from call to call, and what the web service does. */
export interface Platform {
  variables: { [name: string]: Json };
  /** Milliseconds. */
  now: number;
  /** 0 is no answer in time. */
  answer: { readonly status: number; readonly body?: Json } | "breaks";
  /** When the callback comes, in milliseconds from the 202 on, and what it sets. */
  callback?: { readonly afterMs: number; readonly sets: { readonly [name: string]: Json } };
}

/** Where a call ended, which steps it took, and how often the web service was asked. */
export interface Walked {
  readonly end: string;
  readonly path: readonly string[];
  readonly asked: number;
}

const SPOKEN_MS = 5000;

/** Lets one call walk a bundle until a step leads nowhere. Throws where the platform would break off. */
export function walkSteps(artefact: Json, platform: Platform): Walked {
  // The artefact is the compiler's own; what does not fit fails the test.
  const { main, subFlows } = artefact as unknown as { main: WalkedFlow; subFlows: readonly WalkedFlow[] };
  const path: string[] = [];
  let asked = 0;
  let answeredAt: number | null = null;
  const run = (flow: WalkedFlow, called: boolean): string => {
    for (let id = flow.steps[0]?.id; id !== undefined; ) {
      const step = flow.steps.find((each) => each.id === id);
      if (step === undefined) throw new Error(`there is no step ${id}`);
      path.push(id);
      if (path.length > 500) throw new Error("the call never ends");
      if (step.type === "PlayPrompt") platform.now += SPOKEN_MS;
      if (step.type === "HTTPRequest") {
        asked += 1;
        answeredAt = platform.now;
        receive(step, platform);
      }
      const sub = subFlows.find((each) => each.id === step.configuration["flowId"]);
      if (step.type === "SubFlow" && sub) platform.variables["subflow_status"] = ended(() => run(sub, true));
      if (step.type === "SetVariables") assign(step, platform);
      if (step.type === "DataAPI") work(step, platform);
      const next = step.type === "Condition" ? (chosen(step, platform) ?? step.nextStepId) : step.nextStepId;
      const { callback } = platform;
      if (callback && answeredAt !== null && platform.now >= answeredAt + callback.afterMs)
        Object.assign(platform.variables, callback.sets);
      if (next === undefined && !called) return id;
      id = next;
    }
    return "";
  };
  return { end: run(main, false), path, asked };
}

class BrokeOff extends Error {}

function ended(run: () => void): string {
  try {
    run();
    return "ok";
  } catch (error) {
    if (error instanceof BrokeOff) return "failed";
    throw error;
  }
}

/** What an expression of the vendor gives. */
export function valueOf(text: string, { variables, now }: Platform): Json {
  const parsed = parseExpression(readVendorExpression(text.replaceAll("currentTimestamp()", String(now))) ?? "");
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error[0]?.message}`);
  return evaluate(parsed.value.tree, { variables, now: new Date(now).toISOString() });
}

function assign({ configuration }: Step, platform: Platform): void {
  const assignments = configuration["assignments"] as { [name: string]: string };
  for (const [name, text] of Object.entries(assignments)) platform.variables[name] = valueOf(text, platform);
}

function work({ configuration }: Step, platform: Platform): void {
  const { expression, resultVariable } = configuration as { expression: string; resultVariable: string };
  platform.variables[resultVariable] = valueOf(expression, platform);
}

function chosen({ configuration }: Step, platform: Platform): string | undefined {
  const conditions = configuration["conditions"] as { expression: string; nextStepId: string }[];
  return conditions.find(({ expression }) => valueOf(expression, platform) === true)?.nextStepId;
}

function receive({ configuration }: Step, platform: Platform): void {
  if (platform.answer === "breaks") throw new BrokeOff("the platform breaks off");
  const { status, body = null } = platform.answer;
  platform.variables["http_status_code"] = status;
  if (status < 200 || status >= 300) return;
  const mapped = mappedAnswer(configuration, body);
  if (mapped === null) throw new BrokeOff("an item of an empty list is a fatal fault");
  Object.assign(platform.variables, mapped);
}
