import type { Json } from "@tonegraph/flow-model";
import { foreignFields } from "@tonegraph/vendor-kit/testing";
import fc from "fast-check";

// Without the product's own marks for variables: the vendor reads them aloud, so a drawing with them is not supported.
const text = fc.string({ maxLength: 40 }).map((words) => words.replaceAll("{{", "{"));
const anyText = fc.oneof(text, fc.tuple(text, text).map(([before, inside]) => `${before}{{ ${inside} }}`));
const languages = ["en-US", "es-ES", "fr-CA"] as const;

/** Where a key or a time-out leads. */
export const arbitraryDestination = fc.oneof(
  fc.record({ type: fc.constantFrom("queue", "agent"), id: fc.oneof(fc.constantFrom("queue_a", "agent_b", "c"), text) }),
  fc.record({ type: fc.constant("external_number"), id: fc.stringMatching(/^\+[1-9][0-9]{5,10}$/) }),
);

// Kinds of destinations that the documents do not name, those with a name of their own in every object included.
const unknownDestination = fc.record({
  type: fc.constantFrom("voicemail", "", "constructor", "queue(", "QUEUE"),
  id: fc.oneof(fc.constantFrom("voicemail_box", "queue_a"), text),
});

const timeoutBehavior = fc.record({
  noInputTimeoutMs: fc.integer({ min: 1000, max: 30_000 }),
  action: fc.constantFrom("repeat", "hangup"),
  maxRepeats: fc.integer({ min: 1, max: 5 }),
  fallbackDestination: fc.record({ type: fc.constant("agent"), id: fc.stringMatching(/^[a-z]{1,8}$/) }),
});

const keys = fc.uniqueArray(fc.constantFrom(..."0123456789*#"), { minLength: 1, maxLength: 12 });

function menuWith(parts: {
  id: fc.Arbitrary<string>;
  voicePrompts: fc.Arbitrary<Json[]>;
  keys: fc.Arbitrary<string[]>;
  behavior: fc.Arbitrary<Json>;
  destination?: fc.Arbitrary<Json>;
}): fc.Arbitrary<{ [key: string]: Json }> {
  const dtmfMappings = parts.keys.chain((names) =>
    fc.tuple(...names.map((key) => (parts.destination ?? arbitraryDestination).map((destination) => ({ key, destination })))),
  );
  return fc
    .tuple(parts.id, parts.voicePrompts, dtmfMappings, parts.behavior)
    .map(([id, voicePrompts, mappings, behavior]) => ({
      id,
      type: "menu",
      voicePrompts,
      dtmfMappings: mappings,
      timeoutBehavior: behavior,
    }));
}

const promptsInOrder = fc
  .tuple(fc.boolean(), fc.integer({ min: 1, max: 3 }), fc.array(text, { minLength: 6, maxLength: 6 }))
  .map(([greeting, count, texts]) => {
    const part = (from: number): Json[] =>
      languages.slice(0, count).map((language, index) => ({ text: texts[from + index] ?? "", language }));
    return greeting ? [...part(0), ...part(3)] : part(0);
  });

/** A flow that a drawing can say whole: nothing of it needs to be kept beside the drawing. */
export const arbitraryPlainArtefact = fc
  .tuple(
    fc.stringMatching(/^[A-Za-z_ ]{1,30}$/),
    text,
    menuWith({ id: fc.stringMatching(/^[a-z][a-z0-9_-]{0,20}$/), voicePrompts: promptsInOrder, keys, behavior: timeoutBehavior }),
  )
  .map(([name, description, menu]) => ({ name, description, nodes: [menu] }));

const foreign = foreignFields(text);
const anyPrompts = fc.array(
  fc.tuple(fc.record({ text: anyText, language: fc.constantFrom(...languages) }), foreign).map(([prompt, more]) => ({ ...prompt, ...more })),
  { maxLength: 7 },
);
const anyBehavior = fc
  .tuple(
    timeoutBehavior,
    fc.constantFrom("repeat", "transfer", "hangup", "sing"),
    fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, fc.record({ fallbackDestination: unknownDestination })),
    foreign,
  )
  .map(([behavior, action, fallback, more]) => ({ ...behavior, action, ...fallback, ...more }));
const anyMenu = fc
  .tuple(
    menuWith({
      id: text,
      voicePrompts: anyPrompts,
      keys: fc.array(fc.constantFrom(..."012*#"), { maxLength: 6 }),
      behavior: anyBehavior,
      destination: fc.oneof({ weight: 4, arbitrary: arbitraryDestination }, unknownDestination),
    }),
    foreign,
  )
  .map(([menu, more]) => ({ ...menu, ...more }));
const otherNode = fc.record({ id: text, type: fc.constantFrom("menu", "script"), payload: text });

/** Whatever a vendor may hold: unknown fields, nodes of other types, ids and names of any form, texts in any order. */
export const arbitraryArtefact = fc
  .tuple(fc.string({ minLength: 1, maxLength: 250 }), foreign, fc.array(otherNode, { maxLength: 2 }), anyMenu)
  .map(([name, more, others, menu]) => ({
    name,
    ...more,
    nodes: [...others.filter((node) => node.type === "script"), menu, ...others.filter((node) => node.type === "menu")],
  }));
