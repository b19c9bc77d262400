/** The address of a vendor's figures, as document 000 has it. */
export const FIGURES_PATH = "/api/v2/analytics/voice/details/query";
/** The stand-in's token. */
export const VENDOR_TOKEN = "vendor-token-of-the-measurement";
/** The headers that every way asks it with. */
export const VENDOR_HEADERS = { authorization: `Bearer ${VENDOR_TOKEN}`, "content-type": "application/json" } as const;
/** The flow and span that are asked for. */
export const ASKED = { externalId: "flow-measured", from: "2026-11-01T00:00:00.000Z", to: "2026-11-08T00:00:00.000Z" };

/** A page of 0.9 kB. */
export const VENDOR_PAGE = JSON.stringify({
  data: Array.from({ length: 8 }, (_, index) => ({
    flowId: ASKED.externalId,
    nodeId: `menu-${index}`,
    abandonedCount: 10 + index,
    answerCount: 200 - index,
    averageWaitTime: 12.5 + index,
  })),
  nextUri: null,
});

/** What the dialect asks with: every way asks the vendor the same. */
export const VENDOR_QUERY = JSON.stringify({
  interval: "PT1H",
  from: ASKED.from,
  to: ASKED.to,
  metrics: ["abandonedCount", "answerCount", "averageWaitTime"],
  groupings: ["flowId", "nodeId"],
  filters: [{ dimension: "flowId", operator: "equal", values: [ASKED.externalId] }],
});
