// The two flows of the reference document "Configuring NICE CXone IVR Menu Navigation via IVR API", as it sends them.

/** `Customer_Support_Menu`, from the HTTP request cycle of step 1. */
export const customerSupportPayload = {
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

/** `Global_Support_Menu`, as the complete example builds it. */
export const globalSupportPayload = {
  name: "Global_Support_Menu",
  description: "Automated menu with dynamic fallback routing",
  nodes: [
    {
      id: "main_menu_v2",
      type: "menu",
      voicePrompts: [
        {
          text: "Welcome to customer support. Press 1 for billing, 2 for technical issues, or stay on the line to speak with a representative.",
          language: "en-US",
        },
      ],
      dtmfMappings: [
        { key: "1", destination: { type: "queue", id: "queue_billing_01" } },
        { key: "2", destination: { type: "queue", id: "queue_tech_01" } },
      ],
      timeoutBehavior: {
        noInputTimeoutMs: 6000,
        action: "repeat",
        maxRepeats: 2,
        fallbackDestination: { type: "agent", id: "agent_priority_01" },
      },
    },
  ],
};
