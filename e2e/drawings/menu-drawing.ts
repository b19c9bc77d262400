/** One menu as a tutorial describes it: what callers hear, the queues behind the keys, who takes silence. */
export interface MenuDrawing {
  readonly name: string;
  readonly text: string;
  readonly waitSeconds: number;
  readonly keys: readonly { readonly key: string; readonly label: string; readonly queueId: string }[];
  readonly fallbackAgentId: string;
}

/** `Customer_Support_Menu`. */
export const CUSTOMER_SUPPORT: MenuDrawing = {
  name: "Customer_Support_Menu",
  text: "Thank you for calling. Press 1 for sales, 2 for technical support, or say your name to speak with an agent.",
  waitSeconds: 5,
  keys: [
    { key: "1", label: "Sales", queueId: "queue_sales_001" },
    { key: "2", label: "Technical support", queueId: "queue_tech_001" },
  ],
  fallbackAgentId: "agent_fallback_001",
};

/** `Global_Support_Menu`. */
export const GLOBAL_SUPPORT: MenuDrawing = {
  name: "Global_Support_Menu",
  text: "Welcome to customer support. Press 1 for billing, 2 for technical issues, or stay on the line to speak with a representative.",
  waitSeconds: 6,
  keys: [
    { key: "1", label: "Billing", queueId: "queue_billing_01" },
    { key: "2", label: "Technical issues", queueId: "queue_tech_01" },
  ],
  fallbackAgentId: "agent_priority_01",
};

/** What the vendor must hold of a drawing, as its tutorial writes it; ids and dates are the vendor's own. */
export function vendorPayload(drawing: MenuDrawing): object {
  return {
    name: drawing.name,
    nodes: [
      {
        type: "menu",
        voicePrompts: [{ text: drawing.text, language: "en-US" }],
        dtmfMappings: drawing.keys.map(({ key, queueId }) => ({ key, destination: { type: "queue", id: queueId } })),
        timeoutBehavior: {
          noInputTimeoutMs: drawing.waitSeconds * 1000,
          action: "repeat",
          maxRepeats: 2,
          fallbackDestination: { type: "agent", id: drawing.fallbackAgentId },
        },
      },
    ],
  };
}
