import { portsOf, type CallStub, type FlowNode } from "@tonegraph/flow-model";
import { portTitle } from "../../document/port-words.ts";
import { simulatorWords } from "./simulator-words.ts";

/** One way in which the outside can answer a block. */
export interface StubChoice {
  readonly value: string;
  readonly label: string;
  readonly stub: CallStub;
}

const words = simulatorWords.stub;

/** The ways in which the outside can answer a block; none for a block that asks nothing outside. */
export function stubChoices(node: FlowNode): readonly StubChoice[] {
  switch (node.kind) {
    case "queue":
      return (["open", "closed", "full"] as const).map((queue) => choice(queue, words.queue[queue], { queue }));
    case "agent":
    case "externalNumber":
      return (["answered", "busy", "noAnswer"] as const).map((transfer) =>
        choice(transfer, words.transfer[transfer], { transfer }),
      );
    case "hours":
      return (["open", "closed", "holiday"] as const).map((hours) => choice(hours, words.hours[hours], { hours }));
    case "httpRequest":
      return [
        choice("answers", words.answers, { status: 200 }),
        choice("timesOut", words.timesOut, { timesOut: true }),
      ];
    case "subflow":
    case "vendorBlock":
      return portsOf(node).map((port) => choice(port, portTitle(node, port), { port }));
    default:
      return [];
  }
}

/** Whether a block asks something outside. */
export function canBeStubbed(node: FlowNode): boolean {
  return stubChoices(node).length > 0;
}

/** Which of the choices a stub is; "" for none. */
export function chosenStub(stub: CallStub | null): string {
  if (stub === null) return "";
  if ("status" in stub || "answers" in stub) return "answers";
  if ("timesOut" in stub) return "timesOut";
  if ("queue" in stub) return stub.queue;
  if ("transfer" in stub) return stub.transfer;
  if ("hours" in stub) return stub.hours;
  return "port" in stub ? stub.port : "";
}

function choice(value: string, label: string, stub: CallStub): StubChoice {
  return { value, label, stub };
}
