// What the reference document "Managing Genesys Cloud IVR Menu Definitions via API" sends, as its complete example builds it.

/** `Customer Service IVR`: what `IvRMenuPayload(menu_id="ivr-main-menu", …).to_flow_json()` gives. */
export const customerServicePayload = {
  name: "Customer Service IVR",
  type: "conversation",
  settings: { description: "IVR Menu ivr-main-menu", enabled: true, version: 1 },
  steps: [
    {
      id: "start",
      type: "start",
      nextStep: {
        id: "start-menu",
        type: "dtmf",
        promptId: "prompt-welcome-en",
        timeoutSeconds: 15,
        timeoutTarget: "agent-transfer",
        dtmfHandlers: [
          { key: "1", targetFlowId: "queue-sales", promptId: "prompt-sales" },
          { key: "2", targetFlowId: "queue-support", promptId: "prompt-support" },
          { key: "0", targetFlowId: "agent-transfer", promptId: "prompt-agent" },
        ],
        nextSteps: [],
      },
    },
  ],
};

/** The phrases that its translation step sends. */
export const documentPhrases = [
  { id: "prompt-welcome-en", locale: "en-US", text: "Welcome to customer service." },
  { id: "prompt-welcome-es", locale: "es-ES", text: "Bienvenido al servicio al cliente." },
];
