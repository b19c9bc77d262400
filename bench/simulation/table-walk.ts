import { DTMF_KEYS, type CallInput, type Flow } from "@tonegraph/flow-model";

/** What a walk came to: the blocks it visited, and the last of them. */
export interface TableWalk {
  readonly steps: number;
  readonly end: string;
}

/**
 * The baseline: a flow as one table of numbers, twelve keys and `next` per block, walked without time, prompts, silence,
 * counters, faults or anything to remember. Nothing that simulates a call can be faster.
 */
export function tableWalk(flow: Flow): (inputs: readonly CallInput[]) => TableWalk {
  const ids = Object.keys(flow.nodes);
  const numberOf = new Map(ids.map((id, number) => [id, number]));
  const width = DTMF_KEYS.length + 1;
  const table = new Int32Array(ids.length * width).fill(-1);
  for (const { source, port, target } of Object.values(flow.connections)) {
    const key = DTMF_KEYS.findIndex((each) => port === `key:${each}`);
    const column = port === "next" ? width - 1 : key;
    if (column >= 0) table[(numberOf.get(source) ?? 0) * width + column] = numberOf.get(target) ?? -1;
  }
  const columnOf = new Map<string, number>(DTMF_KEYS.map((key, column) => [key, column]));
  const start = numberOf.get(flow.startNodeId) ?? 0;
  return (inputs) => {
    let at = start;
    let steps = 1;
    let used = 0;
    for (;;) {
      let next = table[at * width + width - 1] ?? -1;
      const input = inputs[used];
      if (next < 0 && input && "press" in input) {
        next = table[at * width + (columnOf.get(input.press) ?? 0)] ?? -1;
        used += 1;
      }
      if (next < 0) return { steps, end: ids[at] ?? "" };
      at = next;
      steps += 1;
    }
  };
}
