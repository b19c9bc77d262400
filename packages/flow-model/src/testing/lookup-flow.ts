import type { Flow } from "../flow.ts";
import { flowOf } from "./flow-of.ts";
import { agent, collect, hangup, httpRequest, message, queue } from "./node-builders.ts";

/**
 * Asks for a number, looks the caller up, and sends every kind of failure its own way: two requests, one behind a breaker.
 * Both are sent to another address in another release.
 */
export function lookupFlow(release = 2): Flow {
  return flowOf({
    nodes: {
      node_number: collect({ label: "Customer number", variable: "customerId", noMatch: { maxRepeats: 2 } }),
      node_lookup: httpRequest({
        label: "Look-up",
        url: `https://api.crm-provider.com/v${release}/accounts?id={{customerId}}`,
        timeoutMs: 5000,
        retry: { maxRetries: 2, backoff: "exponential", onStatus: [502, 503, 504] },
        authentication: {
          kind: "oauth2",
          tokenUrl: "https://auth.crm-provider.com/oauth/token",
          scopes: ["crm:read", "accounts:query"],
          secretRef: "crm",
        },
        responseMapping: { profile: "$.data[0]", tier: "$.data[0].attributes.loyalty_tier" },
        defaultResponse: { data: [] },
        circuitBreaker: { failures: 3, coolDownMs: 30_000 },
        fillerPromptId: "prompt_moment",
      }),
      node_ticket: httpRequest({
        label: "Ticket",
        method: "POST",
        url: `https://api.service-provider.com/v${release - 1}/tickets`,
        timeoutMs: 4000,
        body: '{"account_id": "{{profile.id}}", "source": "IVR_AUTO"}',
        authentication: { kind: "apiKey", headerName: "X-API-Key", secretRef: "service_key" },
        responseMapping: { ticket: "$.id" },
        asyncCallback: { maxWaitMs: 60_000 },
        fillerPromptId: "prompt_moment",
      }),
      node_again: message({ label: "Not found", promptId: "prompt_again" }),
      node_thanks: hangup({ label: "Thanks", promptId: "prompt_thanks" }),
      node_survey: queue("queue_general", { label: "Survey" }),
      node_queue: queue("queue_general", { label: "Anyone" }),
      node_agent: agent("agent_fallback_001", { label: "Back office" }),
    },
    wires: [
      "node_start -> node_number",
      "node_number.collected -> node_lookup",
      "node_number.noInput -> node_queue",
      "node_number.noMatch -> node_again",
      "node_again -> node_queue",
      "node_lookup.success -> node_ticket",
      "node_lookup.unauthorized -> node_agent",
      "node_lookup.notFound -> node_again",
      "node_lookup.clientError -> node_agent",
      "node_lookup.serverError -> node_queue",
      "node_lookup.timeout -> node_queue",
      "node_lookup.circuitOpen -> node_survey",
      "node_ticket.success -> node_thanks",
      "node_ticket.unauthorized -> node_agent",
      "node_ticket.notFound -> node_agent",
      "node_ticket.clientError -> node_agent",
      "node_ticket.serverError -> node_queue",
      "node_ticket.timeout -> node_queue",
    ],
    prompts: {
      prompt_moment: "One moment please, we are looking you up.",
      prompt_again: "We did not find this number, {{customerId}}.",
      prompt_thanks: "Thank you. Your ticket is {{ticket}}.",
    },
    flow: { name: "Customer Lookup IVR", profile: "cxone-flow-steps" },
  });
}
