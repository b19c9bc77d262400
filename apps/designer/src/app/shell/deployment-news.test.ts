import { DEPLOYMENT_STATES, FINAL_STATES, type Deployment } from "@tonegraph/api-contract";
import { describe, expect, it } from "vitest";
import { ApiError } from "../../lib/api/api-failure.ts";
import { initials } from "../../lib/people/initials.ts";
import { deploymentNews } from "./deployment-news.ts";
import { errorDetails } from "./error-details.ts";

const deployment: Deployment = {
  id: "d",
  flowId: "flow_1",
  tenantId: "t",
  kind: "publish",
  version: 8,
  state: "live",
  note: "",
  createdBy: "Mara",
  createdAt: "2026-11-20T09:00:00Z",
  endedAt: null,
  steps: [],
};
const names = { flow: "Customer support", tenant: "CXone us2" };

describe("deploymentNews", () => {
  it.each(DEPLOYMENT_STATES)("tells of %s only when it is an end", (state) => {
    const final: readonly string[] = FINAL_STATES;
    const news = deploymentNews({ ...deployment, state }, names);
    expect(news !== null).toBe(final.includes(state));
    expect(news?.title ?? "Customer support").toContain("Customer support");
  });

  it("says why and what is true now when it failed", () => {
    const error = { code: "vendor-failed", message: "Queue Billing does not exist." };
    const news = deploymentNews({ ...deployment, state: "failed", error }, names);
    expect(news?.text).toBe("Queue Billing does not exist. Nothing changed at the vendor.");
  });

  it("does not say that nothing changed where something was left", () => {
    const leftBehind = { externalId: "flow_8", mayAnswerCalls: true };
    const error = { code: "verification-failed", message: "Version 8 was left there.", leftBehind };
    expect(deploymentNews({ ...deployment, state: "failed", error }, names)?.text).toBe("Version 8 was left there.");
  });
});

describe("errorDetails", () => {
  it("has what somebody needs to find the request in the log", () => {
    const problem = {
      type: "about:blank",
      title: "T",
      status: 500,
      code: "internal-error",
      detail: "D",
      requestId: "req_9",
    };
    const text = errorDetails(new ApiError({ kind: "refused", status: 500, problem }), "/tenants", new Date(0));
    expect(text.split("\n").slice(0, 4)).toEqual([
      "at 1970-01-01T00:00:00.000Z",
      "page /tenants",
      "refused, status 500, code internal-error",
      "request req_9",
    ]);
  });

  it("takes what is no error as it is", () => {
    expect(errorDetails("just text", "/", new Date(0))).toContain("just text");
  });
});

describe("initials", () => {
  it.each([
    ["Mara Klein", "MK"],
    ["mara", "M"],
    ["Anna Maria von Berg", "AB"],
    ["first.last", "FL"],
    ["", "?"],
    ["😀 Smile", "😀S"],
  ])("%s is %s", (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});
