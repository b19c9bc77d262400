import type { Json } from "@tonegraph/flow-model";
import { foreignFields, holdsNoSecret } from "@tonegraph/vendor-kit/testing";
import fc from "fast-check";

type JsonObject = { [key: string]: Json };

const text = fc.string({ maxLength: 20 });
const id = fc.oneof({ weight: 4, arbitrary: fc.constantFrom("main", "orders", "queue-sales", "agent_1", "flow_2", "9f3c") }, { weight: 1, arbitrary: text });
const foreign = foreignFields(text);
const maybe = <Value extends Json>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value);

const handler = fc
  .tuple(fc.record({ key: fc.constantFrom(..."012*#"), targetFlowId: maybe(id), promptId: maybe(id) }, { requiredKeys: ["key"] }), foreign)
  .map(([own, more]): JsonObject => ({ ...own, ...more }));

const foreignStep = fc.record({ id, type: fc.constantFrom("survey", "transfer"), payload: text });

function menu(levels: number): fc.Arbitrary<JsonObject> {
  const inside: fc.Arbitrary<JsonObject> =
    levels === 1 ? foreignStep : fc.oneof({ weight: 3, arbitrary: fc.nat().chain(() => menu(levels - 1)) }, { weight: 1, arbitrary: foreignStep });
  const own = fc.record(
    {
      id,
      type: fc.constant("dtmf"),
      promptId: maybe(id),
      timeoutSeconds: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(1.5, 0.0001)),
      timeoutTarget: maybe(id),
      dtmfHandlers: fc.array(handler, { maxLength: 4 }),
      nextSteps: fc.array(inside, { maxLength: 2 }),
    },
    { requiredKeys: ["id", "type", "timeoutSeconds"] },
  );
  return fc.tuple(own, foreign).map(([known, more]): JsonObject => ({ ...known, ...more }));
}

const settings = fc
  .tuple(
    fc.record({ description: text, enabled: fc.boolean(), dynamicTimeoutMultiplier: fc.constantFrom<Json>(1, 2, 2.5, 0, "2"), fallbackEnabled: fc.constantFrom<Json>(true, false, null) },
      { requiredKeys: [] },
    ),
    foreign,
  )
  .map(([own, more]) => ({ ...own, version: 1, ...more }));
const start = fc
  .tuple(fc.oneof({ weight: 6, arbitrary: menu(3) }, { weight: 1, arbitrary: foreignStep }), foreign)
  .map(([nextStep, more]): JsonObject => ({ id: "start", type: "start", nextStep, ...more }));
const phrase = fc.record({ id, locale: fc.constantFrom("en-US", "es-ES", "en_US", ""), text });
const target = fc.record({ id, kind: fc.constantFrom("queue", "agent", "subflow") });

/** Whatever a vendor may hold: unknown fields and types, ids of any form that come twice, keys that lead anywhere or nowhere; no secrets. */
export const arbitraryArtefact: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.record({ name: fc.string({ minLength: 1, maxLength: 220 }), type: fc.constant("conversation"), settings }),
    fc.tuple(fc.array(foreignStep, { maxLength: 1 }), start).map(([others, first]) => [...others, first]),
    fc.record({ phrases: fc.array(phrase, { maxLength: 4 }), targets: fc.array(target, { maxLength: 2 }) }, { requiredKeys: [] }),
    foreign,
  )
  .map(([own, steps, ours, more]) => ({ ...own, steps, ...ours, ...more }))
  .filter(holdsNoSecret);
