import { lookupFlow } from "@tonegraph/flow-model/testing";
import type { FlowNode, Json } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { converter } from "../convert.ts";

type Body = { [key: string]: Json };
type Bundle = { main: { steps: Body[] }; subFlows: { steps: Body[] }[] };

function bundle(): Bundle {
  return JSON.parse(JSON.stringify(converter.compile(lookupFlow()).artefact));
}

function step(of: Bundle, id: string): Body {
  const found = of.main.steps.find((each) => each["id"] === id);
  if (found === undefined) throw new Error(`there is no step ${id}`);
  return found;
}

function drawn(artefact: Bundle): Readonly<Record<string, FlowNode>> {
  const result = converter.decompile(JSON.parse(JSON.stringify(artefact)));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  expect(converter.normalise(converter.compile(result.value.flow).artefact)).toEqual(
    converter.normalise(JSON.parse(JSON.stringify(artefact))),
  );
  return result.value.flow.nodes;
}

const kinds = (nodes: Readonly<Record<string, FlowNode>>, part: string): string[] =>
  Object.entries(nodes).flatMap(([id, { kind }]) => (id.startsWith(`node_${part}`) ? [`${id} ${kind}`] : []));

describe("drawBlock", () => {
  it("takes the steps of a request for one block", () => {
    const nodes = drawn(bundle());
    expect(kinds(nodes, "lookup")).toEqual(["node_lookup httpRequest"]);
    expect(kinds(nodes, "ticket")).toEqual(["node_ticket httpRequest"]);
    expect(nodes["node_thanks"]).toMatchObject({ kind: "hangup", promptId: "prompt_thanks" });
  });

  it("keeps a field that only the vendor has, and the block whole", () => {
    const artefact = bundle();
    step(artefact, "lookup.router")["owner"] = "team-7";
    expect(kinds(drawn(artefact), "lookup")).toEqual(["node_lookup httpRequest"]);
  });

  describe("in a flow from before a result that never came was noted", () => {
    const former = (): Bundle => {
      const artefact = bundle();
      const { steps } = artefact.main;
      steps.splice(steps.indexOf(step(artefact, "ticket.overdue")), 1);
      const { conditions }: { conditions: Body[] } = Object(step(artefact, "ticket.arrived")["configuration"]);
      Object.assign(conditions[1] ?? {}, { nextStepId: "queue" });
      step(artefact, "ticket.arrived")["owner"] = "team-7";
      return artefact;
    };

    it("the request is one block, and stays as it is there", () => {
      expect(kinds(drawn(former()), "ticket")).toEqual(["node_ticket httpRequest"]);
    });

    it("it is noted as soon as the drawing is changed, and a fallback that leads elsewhere is met", () => {
      const result = converter.decompile(JSON.parse(JSON.stringify(former())));
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      const { flow } = result.value;
      const connections = Object.fromEntries(
        Object.entries(flow.connections).map(([id, wire]) => {
          const isFallback = wire.source === "node_ticket" && wire.port === "timeout";
          return [id, isFallback ? { ...wire, target: "node_agent" } : wire];
        }),
      );
      const changed: Bundle = JSON.parse(JSON.stringify(converter.compile({ ...flow, connections }).artefact));
      expect(step(changed, "ticket.arrived")).toMatchObject({
        owner: "team-7",
        configuration: { conditions: [{}, { nextStepId: "ticket.overdue" }] },
      });
      expect(step(changed, "ticket.overdue")).toMatchObject({ type: "SetVariables", nextStepId: "agent" });
      expect(kinds(drawn(changed), "ticket")).toEqual(["node_ticket httpRequest"]);
    });
  });

  it.each<[string, (artefact: Bundle) => void]>([
    [
      "the router asks in another order",
      (artefact) => {
        const configuration: { conditions: Json[] } = Object(step(artefact, "lookup.router")["configuration"]);
        configuration.conditions.reverse();
      },
    ],
    [
      "something else leads into the midst of them",
      (artefact) => void (step(artefact, "again")["nextStepId"] = "lookup.router"),
    ],
    [
      "the sub-flow does more than ask",
      (artefact) => void artefact.subFlows[0]?.steps.push({ id: "more", type: "Hangup", configuration: {} }),
    ],
    [
      "the sub-flow asks without a time-out",
      (artefact) => {
        const configuration: Body = Object(artefact.subFlows[0]?.steps[0]?.["configuration"]);
        delete configuration["timeout"];
      },
    ],
    [
      "a step is gone",
      (artefact) => void artefact.main.steps.splice(artefact.main.steps.indexOf(step(artefact, "lookup.trip")), 1),
    ],
  ])("shows each step by itself where %s", (_, change) => {
    const artefact = bundle();
    change(artefact);
    const nodes = drawn(artefact);
    expect(kinds(nodes, "lookup")).toEqual(expect.arrayContaining(["node_lookup_call subflow"]));
    expect(kinds(nodes, "ticket")).toEqual(["node_ticket httpRequest"]);
  });
});
