import fc from "fast-check";
import type { Json } from "../json.ts";
import type { PromptText } from "../prompt.ts";

/** Ids come from small pools, so that what is generated apart often means the same thing. */
export const NODE_IDS = ["a", "b", "c", "d", "e", "f", "g", "h"].map((name) => `node_${name}`);
export const PROMPT_IDS = ["a", "b", "c", "d"].map((name) => `prompt_${name}`);
export const CONNECTION_IDS = Array.from({ length: 16 }, (_, index) => `conn_${index}`);
export const LANGUAGES = ["en-US", "es-ES", "de-DE"];

/** Text as people write it, empty and exotic text included; always storable. */
export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("", "Sales", "Press 1 for sales.", "Größe 🙂", "{{ customerId }}", 'a "b" \\ c', "__proto__"),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);

/** A name that may be a key of a record. */
export const arbitraryName: fc.Arbitrary<string> = fc.constantFrom("customerId", "digits", "vip", "a/b~c", "ani");

const scalar: fc.Arbitrary<Json> = fc.oneof(arbitraryText, fc.integer(), fc.boolean(), fc.constant(null));
/** JSON of a small size. */
export const arbitraryJson: fc.Arbitrary<Json> = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(arbitraryName, fc.oneof(scalar, fc.array(scalar, { maxLength: 2 })), { maxKeys: 3 }),
);

/** A place on the canvas. */
export const arbitraryPosition = fc.record({
  x: fc.integer({ min: -2_000, max: 2_000 }),
  y: fc.integer({ min: -2_000, max: 2_000 }),
});

/** A telephone key, now and then something that is none. */
export const arbitraryKey: fc.Arbitrary<string> = fc.constantFrom(
  "1",
  "2",
  "3",
  "4",
  "9",
  "0",
  "*",
  "#",
  "1",
  "12",
  "",
);
/** One of a few languages. */
export const arbitraryLanguage: fc.Arbitrary<string> = fc.constantFrom(...LANGUAGES);
/** A prompt id of the pool, or "" for "none yet". */
export const arbitraryPromptReference: fc.Arbitrary<string> = fc.constantFrom("", ...PROMPT_IDS);

/** Any text of a prompt. */
export const arbitraryPromptText: fc.Arbitrary<PromptText> = fc.oneof(
  fc.record(
    { kind: fc.constant("speech"), text: arbitraryText, translatedFrom: fc.constantFrom("en-US:0", "es-ES:0") },
    { requiredKeys: ["kind", "text"] },
  ),
  fc.record({ kind: fc.constant("ssml"), ssml: arbitraryText.map((text) => `<speak>${text}</speak>`) }),
  fc.record(
    { kind: fc.constant("audio"), assetId: arbitraryText, transcript: arbitraryText, durationMs: fc.nat(60_000) },
    { requiredKeys: ["kind", "assetId"] },
  ),
);

/** Any prompt. */
export const arbitraryPrompt = fc.record({
  label: arbitraryText,
  texts: fc.dictionary(arbitraryLanguage, arbitraryPromptText, { maxKeys: 3 }),
});
