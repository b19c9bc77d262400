import type { Language } from "@tonegraph/flow-model";
import type { SayAs } from "../speech/speech-features.ts";

/** One thing that callers hear of SSML. */
export type SpokenSegment =
  /** Text; `language` is null where the prompt's own applies, `pace` 2 is twice as fast. */
  | {
      readonly kind: "speech";
      readonly text: string;
      readonly language: Language | null;
      readonly pace: number;
      readonly as: SayAs;
    }
  | { readonly kind: "break"; readonly seconds: number }
  /** Where a sentence or paragraph element begins or ends. */
  | { readonly kind: "edge"; readonly of: "sentence" | "paragraph" }
  /** A recording within the markup; how long it is, is not known. */
  | { readonly kind: "audio"; readonly source: string };

/** What stands in SSML. */
export interface SpokenSsml {
  /** What callers hear, in order. */
  readonly segments: readonly SpokenSegment[];
  /** The text that engines bill: everything between the tags, without them. */
  readonly billedText: string;
}
