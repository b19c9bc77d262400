import type { Json } from "@tonegraph/flow-model";

/** The dialect that the demo flow is written in. */
export const DEMO_DIALECT = "cxone-ivr-menus";

/** The menu that a new workspace begins with when the sandbox runs: the one of the reference document for CXone's IVR API. */
export const DEMO_MENU: Json = {
  name: "Customer_Support_Menu",
  description: "Primary IVR menu with TTS and DTMF routing",
  nodes: [
    {
      id: "main_menu",
      type: "menu",
      voicePrompts: [
        {
          text: "Thank you for calling. Press 1 for sales, 2 for technical support, or say your name to speak with an agent.",
          language: "en-US",
        },
      ],
      dtmfMappings: [
        { key: "1", destination: { type: "queue", id: "queue_sales_001" } },
        { key: "2", destination: { type: "queue", id: "queue_tech_001" } },
      ],
      timeoutBehavior: {
        noInputTimeoutMs: 5000,
        action: "repeat",
        maxRepeats: 2,
        fallbackDestination: { type: "agent", id: "agent_fallback_001" },
      },
    },
  ],
};
