import { z } from "zod";
import { findReferences } from "../step-references.ts";
import { readVendorExpression } from "../text/read-text.ts";
import { DIALECT_ID } from "../wire.ts";
import { drawDataApi } from "./draw-data-api.ts";
import { drawCollect, drawMenu } from "./draw-listening.ts";
import { exitsTo, type BareNode, type DrawnBlock, type Surroundings } from "./drawn-block.ts";
import { labelOf } from "./node-ids.ts";
import type { ReadStep } from "./read-flows.ts";
import { promptOf, promptsSchema } from "./read-prompts.ts";

const schemas = {
  prompt: z.looseObject({ prompts: promptsSchema }),
  queue: z.looseObject({ queueId: z.string() }),
  agent: z.looseObject({ agentId: z.string() }),
  number: z.looseObject({ number: z.string() }),
  assignments: z.looseObject({ assignments: z.record(z.string(), z.string()) }),
  conditions: z.looseObject({
    conditions: z.array(z.looseObject({ expression: z.string(), nextStepId: z.string().optional() })),
  }),
  subFlow: z.looseObject({
    flowId: z.string(),
    passThroughVariables: z.array(z.string()).default([]),
    returnVariables: z.array(z.string()).default([]),
  }),
} as const;

/** What one step is by itself; a step that no block of ours can say is a vendor block, kept as it is. */
export function drawStep(step: ReadStep, { steps }: Pick<Surroundings, "steps">): DrawnBlock {
  const drawers: Readonly<Record<string, (step: ReadStep) => DrawnBlock | null>> = {
    PlayPrompt: drawPrompt,
    Menu: drawMenu,
    CollectInput: drawCollect,
    TransferToQueue: drawQueue,
    TransferToAgent: drawAgent,
    TransferToNumber: drawNumber,
    Hangup: (hangup) =>
      hangup.nextStepId === undefined ? simple(hangup, { kind: "hangup", outcome: "completed" }, []) : null,
    SetVariables: drawAssignments,
    Condition: drawConditions,
    SubFlow: drawSubFlow,
    DataAPI: drawDataApi,
  };
  const draw = Object.hasOwn(drawers, step.type) ? drawers[step.type] : undefined;
  return draw?.(step) ?? drawUnknown(step, steps);
}

function simple(step: ReadStep, node: BareNode, exits: readonly string[]): DrawnBlock {
  return {
    node,
    label: labelOf(step.id, "Step"),
    exits: exitsTo(exits.map((port) => [port, step.nextStepId])),
    prompts: {},
    uses: [step.id],
  };
}

function drawPrompt(step: ReadStep): DrawnBlock | null {
  const read = schemas.prompt.safeParse(step.configuration);
  if (!read.success) return null;
  const { promptId, prompts } = promptOf(read.data.prompts, step.id);
  return { ...simple(step, { kind: "message", promptId }, ["next"]), prompts };
}

function drawQueue(step: ReadStep): DrawnBlock | null {
  const read = schemas.queue.safeParse(step.configuration);
  return read.success ? simple(step, { kind: "queue", queueId: read.data.queueId }, ["unavailable"]) : null;
}

function drawAgent(step: ReadStep): DrawnBlock | null {
  const read = schemas.agent.safeParse(step.configuration);
  return read.success ? simple(step, { kind: "agent", agentId: read.data.agentId }, ["unavailable"]) : null;
}

function drawNumber(step: ReadStep): DrawnBlock | null {
  const read = schemas.number.safeParse(step.configuration);
  return read.success ? simple(step, { kind: "externalNumber", number: read.data.number }, ["failed"]) : null;
}

function drawAssignments(step: ReadStep): DrawnBlock | null {
  const read = schemas.assignments.safeParse(step.configuration);
  if (!read.success) return null;
  const assignments: Record<string, string> = {};
  for (const [variable, text] of Object.entries(read.data.assignments)) {
    const expression = readVendorExpression(text);
    if (expression === null) return null;
    assignments[variable] = expression;
  }
  return simple(step, { kind: "setVariables", assignments }, ["next"]);
}

function drawConditions(step: ReadStep): DrawnBlock | null {
  const read = schemas.conditions.safeParse(step.configuration);
  if (!read.success) return null;
  const branches = read.data.conditions.map(({ expression, nextStepId }, index) => ({
    id: String(index + 1),
    label: labelOf(nextStepId ?? "", `Branch ${index + 1}`),
    when: readVendorExpression(expression),
    nextStepId,
  }));
  const readable = branches.flatMap(({ id, label, when }) => (when === null ? [] : [{ id, label, when }]));
  if (readable.length < branches.length) return null;
  return {
    ...simple(step, { kind: "condition", branches: readable }, []),
    exits: exitsTo([
      ...branches.map(({ id, nextStepId }) => [`branch:${id}`, nextStepId] as const),
      ["otherwise", step.nextStepId],
    ]),
  };
}

function drawSubFlow(step: ReadStep): DrawnBlock | null {
  const read = schemas.subFlow.safeParse(step.configuration);
  if (!read.success) return null;
  const { flowId, passThroughVariables, returnVariables } = read.data;
  const node = { kind: "subflow" as const, flowId, pass: passThroughVariables, return: returnVariables };
  return simple(step, node, ["next", "failed"]);
}

function drawUnknown(step: ReadStep, steps: Surroundings["steps"]): DrawnBlock {
  const { id, type, ...config } = step;
  const exits = findReferences(config, steps);
  const ports = [...exits.keys()];
  const node = { kind: "vendorBlock" as const, dialect: DIALECT_ID, type, config, ports, terminal: ports.length === 0 };
  return { node, label: labelOf(id, type), exits, prompts: {}, uses: [id] };
}
