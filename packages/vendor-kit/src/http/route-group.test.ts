import { describe, expect, it } from "vitest";
import { routeGroup } from "./route-group.ts";

describe("routeGroup", () => {
  it.each([
    ["https://api.us2.niceincontact.com/api/v2/analytics/voice/details/query", "analytics"],
    ["https://api.us2.niceincontact.com/api/v2/ivr/flows/flow_1", "ivr"],
    ["https://api.us2.niceincontact.com/api/v2/ivr/flows", "ivr"],
    ["https://mypurecloud.com/api/v2/auditlogs?entityType=flow", "auditlogs"],
    ["http://127.0.0.1:4401/genesys-menu-flows/api/v2/routing/queues/q/statistics", "routing"],
    ["https://toy.example/lines/line-1", "api"],
    ["https://toy.example/api/v2/", "api"],
    ["https://toy.example/api/v2/%2e%2e/x", "api"],
  ])("of %s is %s", (url, group) => expect(routeGroup(url)).toBe(group));
});
