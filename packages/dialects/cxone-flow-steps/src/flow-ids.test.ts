import { describe, expect, it } from "vitest";
import { rebase, type LooseBundle } from "./flow-ids.ts";

const bundle = (subFlowId: string): LooseBundle => ({
  main: { id: "flow_x", steps: [{ id: "a", type: "SubFlow", configuration: { flowId: subFlowId } }] },
  subFlows: [{ id: subFlowId, steps: [] }],
});

describe("rebase", () => {
  it("gives a sub-flow of ours the id that follows from its content, and its caller with it", () => {
    const { main, subFlows } = rebase(bundle("flow_x.a.00000000"), "legacy");
    expect(subFlows[0]?.["id"]).toMatch(/^legacy\.a\.(?!00000000)[0-9a-f]{8}$/);
    expect(main).toMatchObject({ id: "legacy", steps: [{ configuration: { flowId: subFlows[0]?.["id"] } }] });
  });

  it.each(["a.notes", "a.b.00000000"])("keeps the name of a sub-flow that is the vendor's own: %s", (name) => {
    expect(rebase(bundle(`flow_x.${name}`), "legacy")).toMatchObject({
      main: { steps: [{ configuration: { flowId: `legacy.${name}` } }] },
      subFlows: [{ id: `legacy.${name}` }],
    });
  });
});
