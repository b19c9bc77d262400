import {
  err,
  ok,
  parseFlow,
  type Connection,
  type FlowNode,
  type Json,
  type ParseFault,
  type Result,
} from "@tonegraph/flow-model";
import { drawableName, wireFaults, type Decompiled } from "@tonegraph/vendor-kit";
import { normalise } from "../normalise.ts";
import { DIALECT_ID, wireLineSchema, type WireLine } from "../wire.ts";

/** The vendor's line → flow; faults name their place in the line. */
export function drawLine(artefact: Json): Result<Decompiled, readonly ParseFault[]> {
  const line = wireLineSchema.safeParse(normalise(artefact));
  if (!line.success) return err(wireFaults(line.error.issues, artefact));
  const parsed = parseFlow(asFlow(line.data));
  return parsed.ok ? ok({ flow: parsed.value, report: [] }) : err(parsed.error);
}

function asFlow(line: WireLine): unknown {
  const desks = [...new Set([...Object.values(line.keys), line.otherwise])];
  const nodeOf = (desk: string): string => `node_desk_${desks.indexOf(desk) + 1}`;
  const menu: FlowNode = {
    kind: "menu",
    label: "Question",
    position: { x: 640, y: 0 },
    promptId: "prompt_question",
    options: Object.entries(line.keys).map(([key, desk]) => ({ key, label: desk })),
    noInput: { timeoutMs: line.waitSeconds * 1000, maxRepeats: line.rounds },
    noMatch: { maxRepeats: line.rounds },
  };
  const welcome = line.welcome === null ? {} : { node_welcome: message };
  const keys = Object.entries(line.keys).map(([key, desk]) => [
    `conn_key_${key}`,
    from("node_question", `key:${key}`, nodeOf(desk)),
  ]);
  return {
    formatVersion: 1,
    name: drawableName(line.title),
    profile: DIALECT_ID,
    startNodeId: "node_start",
    nodes: {
      node_start: { kind: "start", label: "Call arrives", position: { x: 0, y: 0 } },
      ...welcome,
      node_question: menu,
      ...Object.fromEntries(desks.map((desk, row) => [nodeOf(desk), deskNode(desk, row)])),
    },
    connections: {
      conn_start: from("node_start", "next", line.welcome === null ? "node_question" : "node_welcome"),
      ...(line.welcome === null ? {} : { conn_welcome: from("node_welcome", "next", "node_question") }),
      ...Object.fromEntries(keys),
      conn_no_input: from("node_question", "noInput", nodeOf(line.otherwise)),
      conn_no_match: from("node_question", "noMatch", nodeOf(line.otherwise)),
    },
    prompts: {
      ...(line.welcome === null ? {} : { prompt_welcome: spoken("Welcome", line.welcome) }),
      prompt_question: spoken("Question", line.question),
    },
  };
}

const message: FlowNode = { kind: "message", label: "Welcome", position: { x: 320, y: 0 }, promptId: "prompt_welcome" };

function deskNode(desk: string, row: number): FlowNode {
  return { kind: "queue", label: desk, position: { x: 960, y: row * 130 }, queueId: desk };
}

function from(source: string, port: string, target: string): Connection {
  return { source, port, target };
}

function spoken(label: string, text: string): Json {
  return { label, texts: { "en-US": { kind: "speech", text } } };
}
