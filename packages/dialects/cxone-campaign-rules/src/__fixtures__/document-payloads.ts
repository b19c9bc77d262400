// Rules as the reference document "Orchestrating NICE CXone IVR Campaign Routing Rules via REST API" sends them.

/** `Holiday-Support-Routing`, the document's usage example. */
export const holidaySupportPayload = {
  name: "Holiday-Support-Routing",
  campaignId: "camp_9x8y7z",
  nodes: [
    { id: "root", type: "greeting", mediaAssetId: "asset_abc123", transitions: [{ condition: "press_1", target: "sales" }] },
    { id: "sales", type: "queue", transitions: [] },
  ],
  fallbackAction: { type: "hangup" },
  effectiveDate: "2024-11-01T00:00:00Z",
  expirationDate: "2024-12-31T23:59:59Z",
};

/** Every type of node and every condition that a drawing leads to. */
export const fullPayload = {
  name: "Billing",
  campaignId: "camp_9x8y7z",
  nodes: [
    { id: "welcome", type: "greeting", mediaAssetId: "asset_abc123", transitions: [{ condition: "next", target: "main" }] },
    {
      id: "main",
      type: "dtmf",
      mediaAssetId: "asset_menu",
      transitions: [
        { condition: "press_1", target: "sales" },
        { condition: "press_2", target: "+12025550123" },
        { condition: "press_9", target: "welcome" },
        { condition: "timeout", target: "bye" },
        { condition: "invalid", target: "sales" },
      ],
    },
    { id: "sales", type: "queue", transitions: [] },
    { id: "+12025550123", type: "transfer", transitions: [] },
    { id: "bye", type: "hangup", transitions: [] },
  ],
  fallbackAction: { type: "queue", target: "sales" },
};
