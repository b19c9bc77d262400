import { profiles } from "@tonegraph/dialect-catalogue";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { NOT_ON_TENANT, type TenantResources } from "@tonegraph/flow-validation";
import { describe, expect, it } from "vitest";
import { createFlowDocument } from "../document/flow-document.ts";
import { startValidation, type WorkerLine } from "../document/validation-client.ts";
import type { WorkerAnswer } from "../document/validation-protocol.ts";
import { createValidationSession } from "./validation-session.ts";

/** A line that is answered at once, through the same copying that a real worker's messages go through. */
function promptLine(): WorkerLine {
  const session = createValidationSession({ profiles, now: () => 0 });
  let listener: (answer: WorkerAnswer) => void = () => undefined;
  return {
    post: (request) => listener(structuredClone(session.handle(structuredClone(request)))),
    listen: (told) => {
      listener = told;
    },
    restart: () => Promise.resolve(),
    close: () => undefined,
  };
}

/** An open flow whose sales block names the queue `sales`, and what is said of it. */
function openFlow() {
  const document = createFlowDocument({ ...customerSupportMenu(), profile: "cxone-ivr-menus" });
  const { store, surround } = startValidation(document, promptLine());
  const setQueue = (queueId: string): void => {
    document.dispatch({ type: "setNodeFields", nodeId: "node_sales", set: { queueId } });
  };
  setQueue("sales");
  return {
    setQueue,
    meant: (there: TenantResources | null) => surround(there === null ? {} : { there }),
    /** What stands on the sales block, and in the list. */
    said: (): readonly string[] => {
      const { byNode, problems } = store.getState();
      const missing = problems.filter(({ problem }) => problem.code === NOT_ON_TENANT);
      expect(byNode.get("node_sales") ?? []).toEqual(expect.arrayContaining(missing));
      return missing.map(({ problem, words }) => `${problem.severity}: ${words}`);
    },
    blocking: () => store.getState().counts.error,
  };
}

const OTHERS = ["queue_tech_001"];
const listing = (...ids: string[]): TenantResources["listed"] => ({ queue: new Set([...OTHERS, ...ids]) });
const GONE = "warning: Queue “sales” is not found on Madrid. Choose another, or create it there.";

describe("what the tenant that a flow is checked for does not have", () => {
  it.each<[string, TenantResources | null, readonly string[]]>([
    ["no tenant", null, []],
    ["a tenant that lists it", { tenant: "Madrid", listed: listing("sales"), missing: {} }, []],
    ["a tenant of which nothing is known", { tenant: "Madrid", listed: {}, missing: {} }, []],
    ["a tenant that lists others", { tenant: "Madrid", listed: listing(), missing: {} }, [GONE]],
    [
      "a tenant that was asked for it alone",
      { tenant: "Madrid", listed: {}, missing: { queue: new Set(["sales"]) } },
      [GONE],
    ],
  ])("is said of %s, and blocks nothing", (...[, there, words]) => {
    const { meant, said, blocking } = openFlow();
    meant(there);
    expect(said()).toEqual(words);
    expect(blocking()).toBe(0);
  });

  it("goes when the id is corrected, and comes back with it", () => {
    const { meant, said, setQueue } = openFlow();
    meant({ tenant: "Madrid", listed: listing(), missing: {} });
    setQueue(OTHERS[0] ?? "");
    expect(said()).toEqual([]);
    setQueue("sales");
    expect(said()).toEqual([GONE]);
  });

  it("goes when the tenant has it, another tenant is meant, or none", () => {
    const { meant, said } = openFlow();
    const missing = { tenant: "Madrid", listed: listing(), missing: {} };
    for (const next of [{ ...missing, listed: listing("sales") }, { ...missing, tenant: "Paris", listed: {} }, null]) {
      meant(missing);
      expect(said()).toEqual([GONE]);
      meant(next);
      expect(said()).toEqual([]);
    }
  });
});
