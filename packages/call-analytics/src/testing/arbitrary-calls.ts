import fc from "fast-check";
import type { FlowFacts } from "../figures/flow-facts.ts";
import type { Leaving, Visit } from "../figures/visit.ts";

/** A version of five nodes: a menu, a message that callers come for, a queue, an announcement and the end. */
export const SAMPLE_FACTS: FlowFacts = new Map([
  ["menu", { isDone: false, isTransfer: false, offersZero: false }],
  ["balance", { isDone: true, isTransfer: false, offersZero: true }],
  ["sales", { isDone: false, isTransfer: true, offersZero: true }],
  ["notice", { isDone: false, isTransfer: false, offersZero: true }],
  ["goodbye", { isDone: true, isTransfer: false, offersZero: true }],
]);

const leavings: fc.Arbitrary<Leaving> = fc.oneof(
  fc.constant<Leaving>({ kind: "hungUp" }),
  fc.constant<Leaving>({ kind: "ended" }),
  fc.constant<Leaving>({ kind: "open" }),
  fc.constant<Leaving>({ kind: "port", port: "key:1" }),
);

const stay = fc.record({
  nodeId: fc.constantFrom("menu", "balance", "sales", "notice", "goodbye", "gone", "__proto__"),
  port: fc.constantFrom("next", "key:1", "noMatch", "constructor"),
  milliseconds: fc.integer({ min: -5000, max: 100_000 }),
  noInputs: fc.nat(3),
  noMatches: fc.nat(3),
  keys: fc.stringMatching(/^[0-9*#]{0,4}$/),
});

/** Any call: all stays but the last leave by an exit; some nodes are not of the version, some clocks run backwards. */
export const arbitraryCall: fc.Arbitrary<readonly Visit[]> = fc
  .tuple(fc.uuid(), fc.array(stay, { minLength: 1, maxLength: 8 }), leavings)
  .map(([callId, stays, end]) =>
    stays.map(({ port, milliseconds, ...rest }, index) => ({
      ...rest,
      callId,
      index,
      enteredMs: 1_000_000 + index * 1000,
      leftMs: 1_000_000 + index * 1000 + milliseconds,
      leaving: index === stays.length - 1 ? end : { kind: "port" as const, port },
    })),
  );
