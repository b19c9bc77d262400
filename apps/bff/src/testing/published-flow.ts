import { findDescriptor } from "@tonegraph/dialect-catalogue";
import type { Flow } from "@tonegraph/flow-model";
import { lookupFlow } from "@tonegraph/flow-model/testing";
import { menuWithKey } from "./menu-with-key.ts";

/** The dialect whose requests to web services are sub-flows of their own: a publish of them writes each, and the flow last. */
export const WITH_SUB_FLOWS = "cxone-flow-steps";

/** What is published to a dialect, first or over it: in as many writes as there are. */
export function publishedFlow(dialect: string, publish: "first" | "second"): Flow {
  if (dialect === WITH_SUB_FLOWS) return lookupFlow(publish === "first" ? 2 : 3);
  const profile = findDescriptor(dialect)?.profile;
  if (profile === undefined) throw new Error(`there is no dialect ${dialect}`);
  return menuWithKey(publish === "first" ? "2" : "3", profile);
}
