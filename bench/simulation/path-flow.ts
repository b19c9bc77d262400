import { parseFlow, type Flow } from "@tonegraph/flow-model";

const STAGES = 15;
const position = { x: 0, y: 0 };

/**
 * Ninety-one blocks with a lot of ways: fifteen stages of a menu, a message, a request, a question and hours one behind
 * the other, each of which can be left by an end of its own or passed in several ways, some of them back to its menu.
 */
export function pathFlow(): Flow {
  const nodes: Record<string, unknown> = { node_start: { kind: "start", label: "Call arrives", position } };
  const wires: { readonly source: string; readonly port: string; readonly target: string }[] = [];
  const wire = (source: string, ports: readonly string[], target: string): void => {
    for (const port of ports) wires.push({ source, port, target });
  };
  wire("node_start", ["next"], "node_menu0");
  for (let stage = 0; stage < STAGES; stage += 1) {
    const id = (kind: string): string => `node_${kind}${stage}`;
    const beyond = stage === STAGES - 1 ? id("queue") : `node_menu${stage + 1}`;
    Object.assign(nodes, {
      [id("menu")]: menu(stage),
      [id("message")]: { kind: "message", label: `Message ${stage}`, position, promptId: "prompt_said" },
      [id("request")]: request(stage),
      [id("asked")]: question(stage),
      [id("hours")]: { kind: "hours", label: `Hours ${stage}`, position, scheduleId: "schedule" },
      [id("queue")]: { kind: "queue", label: `Queue ${stage}`, position, queueId: `queue_${stage}` },
    });
    wire(id("menu"), ["key:1"], id("message"));
    wire(id("menu"), ["key:2"], id("request"));
    wire(id("menu"), ["key:3"], id("asked"));
    wire(id("menu"), ["key:4", "noInput", "noMatch"], id("queue"));
    wire(id("message"), ["next"], id("hours"));
    wire(id("request"), ["success"], id("hours"));
    wire(id("request"), ["serverError", "timeout", "circuitOpen"], id("queue"));
    wire(id("asked"), ["collected"], id("hours"));
    wire(id("asked"), ["noInput", "noMatch"], id("menu"));
    wire(id("hours"), ["open", "holiday"], beyond);
    wire(id("hours"), ["closed"], id("queue"));
  }
  return parsed({
    formatVersion: 1,
    name: "Ways",
    startNodeId: "node_start",
    nodes,
    connections: Object.fromEntries(wires.map((connection, index) => [`conn_${index}`, connection])),
    prompts: { prompt_said: { label: "Said", texts: { "en-US": { kind: "speech", text: "Please choose." } } } },
    variables: {},
  });
}

function menu(stage: number): unknown {
  const options = ["1", "2", "3", "4"].map((key) => ({ key, label: `Choice ${key}` }));
  const again = { noInput: { timeoutMs: 5000, maxRepeats: 1 }, noMatch: { maxRepeats: 1 } };
  return { kind: "menu", label: `Menu ${stage}`, position, promptId: "prompt_said", options, ...again };
}

function request(stage: number): unknown {
  const asked = { method: "GET", url: "https://service.example/look-up", timeoutMs: 3000, headers: {} };
  const circuitBreaker = { failures: 3, coolDownMs: 30_000 };
  return { kind: "httpRequest", label: `Request ${stage}`, position, ...asked, circuitBreaker };
}

function question(stage: number): unknown {
  const digits = { variable: "account", minDigits: 4, maxDigits: 4, format: "digits" };
  const again = { noInput: { timeoutMs: 5000, maxRepeats: 1 }, noMatch: { maxRepeats: 1 } };
  return { kind: "collect", label: `Question ${stage}`, position, promptId: "prompt_said", ...digits, ...again };
}

function parsed(document: unknown): Flow {
  const result = parseFlow(document);
  if (!result.ok) throw new Error(`the flow does not parse: ${JSON.stringify(result.error).slice(0, 600)}`);
  return result.value;
}
