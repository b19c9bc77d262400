import { parseFlow, type CallInput, type Connection, type Flow } from "@tonegraph/flow-model";

const KEYS = ["1", "2", "3", "4"] as const;
const position = { x: 0, y: 0 };

/** A welcome, three menus of four keys one behind the other, and a queue behind every last key: six steps to an end. */
export function sixStepFlow(): Flow {
  const menus = [
    "node_m",
    ...KEYS.flatMap((first) => [`node_m${first}`, ...KEYS.map((second) => `node_m${first}${second}`)]),
  ];
  const leaves = menus
    .filter((id) => id.length === "node_m".length + 2)
    .flatMap((id) => KEYS.map((key) => `${id}${key}`));
  const queueOf = (id: string): string => `node_q${id.slice("node_m".length)}`;
  const wires = menus.flatMap((id) =>
    KEYS.map((key) => ({
      source: id,
      port: `key:${key}`,
      target: leaves.includes(`${id}${key}`) ? queueOf(`${id}${key}`) : `${id}${key}`,
    })),
  );
  const connections = [
    { source: "node_start", port: "next", target: "node_hello" },
    { source: "node_hello", port: "next", target: "node_m" },
    ...wires,
  ];
  const queues = leaves.map(queueOf).map((id) => [id, { kind: "queue", label: id, position, queueId: id }] as const);
  return flowOf(
    { node_hello: message, ...Object.fromEntries([...menus.map((id) => [id, menu(id)] as const), ...queues]) },
    connections,
  );
}

/** So many times a message and a menu behind it, one after the other, and a queue at the end. */
export function chainFlow(menus: number): Flow {
  const ids = Array.from({ length: menus }, (_, index) => [`node_h${index}`, `node_m${index}`] as const);
  const inOrder = [...ids.flat(), "node_q"];
  const connections = ["node_start", ...ids.flat()].map((source, index) => ({
    source,
    port: source.startsWith("node_m") ? "key:1" : "next",
    target: inOrder[index] ?? "",
  }));
  const nodes = ids.flatMap(([hello, asks]) => [[hello, message] as const, [asks, menu(asks)] as const]);
  const queue = { kind: "queue", label: "Queue", position, queueId: "queue_end" };
  return flowOf({ ...Object.fromEntries(nodes), node_q: queue }, connections);
}

/** Every way through the menus, as the inputs of a call. */
export const SIX_STEP_CALLS: readonly (readonly CallInput[])[] = KEYS.flatMap((first) =>
  KEYS.flatMap((second) => KEYS.map((third) => [{ press: first }, { press: second }, { press: third }])),
);

const message = { kind: "message", label: "Welcome", position, promptId: "prompt_hello" };

function flowOf(nodes: Readonly<Record<string, unknown>>, connections: readonly Connection[]): Flow {
  const parsed = parseFlow({
    formatVersion: 1,
    name: "Simulated",
    startNodeId: "node_start",
    nodes: { node_start: { kind: "start", label: "Call arrives", position }, ...nodes },
    connections: Object.fromEntries(connections.map((connection, index) => [`conn_${index}`, connection])),
    prompts: {
      prompt_hello: prompt("Thank you for calling."),
      prompt_menu: prompt(
        "For sales, press 1. For support, press 2. For billing, press 3. For anything else, press 4.",
      ),
    },
  });
  if (!parsed.ok) throw new Error(`the flow does not parse: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}

function menu(id: string): unknown {
  const options = KEYS.map((key) => ({ key, label: `Choice ${key}` }));
  const again = { noInput: { timeoutMs: 5000, maxRepeats: 2 }, noMatch: { maxRepeats: 2 } };
  return { kind: "menu", label: id, position, promptId: "prompt_menu", options, ...again };
}

function prompt(text: string): unknown {
  return { label: text, texts: { "en-US": { kind: "speech", text } } };
}
