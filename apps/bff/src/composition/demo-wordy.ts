import { parseFlow, type Flow } from "@tonegraph/flow-model";

/** The dialect whose demo flow leaves something to be desired. */
export const WORDY_DIALECT = "cxone-flow-steps";

/** Who calls it: one in twelve presses 0, hoping for a person. */
export const WORDY_CALLERS = { seed: 1, callsPerHour: 60, habits: { missesZero: 0.08 } } as const;

const NOTICE =
  "Thank you for calling Northwind. Please listen carefully, because our options have changed. This call may be recorded for training and quality purposes. Your personal data are processed as our privacy notice says, which you find on our website. Did you know that you can change your address, look at your invoices and order a replacement card on our website at any time of the day? It answers most questions faster than we can.";
const MENU =
  "For billing, press 1. For new contracts, press 2. For technical support, press 3. For an order that you have placed, press 4.";

const DOCUMENT = {
  formatVersion: 1,
  description:
    "A demo with much to improve: a long notice, what callers want most comes last, and nobody is there on 0.",
  startNodeId: "node_start",
  nodes: {
    node_start: { kind: "start", label: "Call arrives", position: { x: 0, y: 120 } },
    node_notice: { kind: "message", label: "Notice", position: { x: 280, y: 120 }, promptId: "prompt_notice" },
    node_menu: {
      kind: "menu",
      label: "Main menu",
      position: { x: 600, y: 0 },
      promptId: "prompt_menu",
      options: [
        { key: "1", label: "Billing" },
        { key: "2", label: "New contracts" },
        { key: "3", label: "Technical support" },
        { key: "4", label: "Orders" },
      ],
      noInput: { timeoutMs: 12_000, maxRepeats: 2 },
      noMatch: { maxRepeats: 2 },
    },
    node_billing: queue("Billing", "queue_billing_01", 0),
    node_contracts: queue("New contracts", "queue_sales_001", 110),
    node_technical: queue("Technical support", "queue_tech_01", 220),
    node_orders: queue("Orders", "queue_general", 330),
  },
  connections: {
    conn_start: { source: "node_start", port: "next", target: "node_notice" },
    conn_notice: { source: "node_notice", port: "next", target: "node_menu" },
    conn_1: { source: "node_menu", port: "key:1", target: "node_billing" },
    conn_2: { source: "node_menu", port: "key:2", target: "node_contracts" },
    conn_3: { source: "node_menu", port: "key:3", target: "node_technical" },
    conn_4: { source: "node_menu", port: "key:4", target: "node_orders" },
    conn_silence: { source: "node_menu", port: "noInput", target: "node_orders" },
    conn_wrong: { source: "node_menu", port: "noMatch", target: "node_orders" },
  },
  prompts: {
    prompt_notice: { label: "Notice", texts: { "en-US": { kind: "speech", text: NOTICE } } },
    prompt_menu: { label: "Main menu", texts: { "en-US": { kind: "speech", text: MENU } } },
  },
  fallback: { kind: "hangup" },
};

/** A flow with the faults that figures find: advice on it is worked out from its callers like on any other. */
export function wordyFlow(name: string): Flow {
  const parsed = parseFlow({ ...DOCUMENT, name, profile: WORDY_DIALECT });
  if (!parsed.ok) throw new Error(`the demo flow is none: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}

function queue(label: string, queueId: string, y: number) {
  return { kind: "queue", label, position: { x: 960, y }, queueId };
}
