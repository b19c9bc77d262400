import { Button } from "@mantine/core";
import { nodeName } from "@tonegraph/flow-model";
import { DEFAULT_CLOCK } from "@tonegraph/flow-simulator";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { rememberedBreakers } from "./remembered-breakers.ts";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";
import type { TestCall } from "./use-test-call.ts";

/** What circuit breakers remember for the next call, and the way to make them forget it. */
export function BreakerRows({
  editor,
  call: { session, subflows },
}: {
  readonly editor: Editor;
  readonly call: TestCall;
}) {
  const flow = useStore(editor.document.store, (state) => state.flow);
  const { breakers, choices } = useStore(session.store);
  const arrivesMs = Date.parse(choices.clock === "" ? DEFAULT_CLOCK : choices.clock);
  const rows = rememberedBreakers(breakers, arrivesMs);
  if (rows.length === 0) return null;
  const words = simulatorWords.breakers;
  return (
    <section className={classes["stub"]} aria-label={words.title} data-testid="breakers">
      <h3>{words.title}</h3>
      {rows.map(({ key, flowId, nodeId, failures, openForMs }) => {
        const within = flowId === null ? flow : (subflows.flows[flowId] ?? flow);
        const name = nodeName(within, nodeId);
        return (
          <p key={key} className={classes["hint"]}>
            {openForMs > 0 ? words.open(name, openForMs / 1000) : words.failures(name, failures)}
          </p>
        );
      })}
      <Button variant="default" size="xs" onClick={() => session.forgetBreakers()}>
        {words.reset}
      </Button>
    </section>
  );
}
