import { XmlElement, XmlText } from "@rgrove/parse-xml";
import { err, ok, type Language, type Result } from "@tonegraph/flow-model";
import type { SayAs } from "../speech/speech-features.ts";
import { breakSeconds, pace } from "./markup-values.ts";
import type { SpokenSegment } from "./spoken-segment.ts";
import type { SsmlFault } from "./ssml-fault.ts";

/** How the text of an element is spoken. */
export interface MarkupContext {
  readonly language: Language | null;
  readonly pace: number;
  readonly as: SayAs;
  readonly depth: number;
}

/** What an element is made of, in order: elements still to be read, and what callers hear, with the text that is billed. */
export type MarkupStep =
  | { readonly element: XmlElement; readonly context: MarkupContext }
  | { readonly segment: SpokenSegment; readonly billed: string };

/** Deeper than any markup that people write. */
const MAX_DEPTH = 100;

const SAY_AS: Readonly<Record<string, SayAs>> = {
  digits: "digits",
  telephone: "digits",
  characters: "characters",
  "spell-out": "characters",
  verbatim: "characters",
};

type Steps = Result<readonly MarkupStep[], Pick<SsmlFault, "code" | "message">>;

/** Takes one element apart; an element that it does not know is its content. */
export function markupSteps(element: XmlElement, outer: MarkupContext): Steps {
  if (outer.depth > MAX_DEPTH) return err({ code: "tooDeep", message: "Elements are nested too deeply" });
  const { name, attributes } = element;
  const language = attributes["xml:lang"]?.trim() || outer.language;
  const context = { ...outer, language, depth: outer.depth + 1 };
  switch (name) {
    case "break":
      return breakStep(attributes);
    case "prosody":
      return prosodySteps(element, context);
    case "say-as":
      return ok(children(element, { ...context, as: sayAs(attributes["interpret-as"]) }));
    case "sub":
      return ok([heard(attributes["alias"] ?? element.text, context, element.text)]);
    case "audio":
      return ok([{ segment: { kind: "audio", source: attributes["src"] ?? "" }, billed: "" }]);
    case "p":
      return ok([edge("paragraph"), ...children(element, context), edge("paragraph")]);
    case "s":
      return ok([edge("sentence"), ...children(element, context), edge("sentence")]);
    case "metadata":
    case "desc":
      return ok([]);
    default:
      return ok(children(element, context));
  }
}

function children(element: XmlElement, context: MarkupContext): MarkupStep[] {
  return element.children.flatMap((child): MarkupStep[] => {
    if (child instanceof XmlElement) return [{ element: child, context }];
    return child instanceof XmlText ? [heard(child.text, context, child.text)] : [];
  });
}

function heard(text: string, { language, pace: factor, as }: MarkupContext, billed: string): MarkupStep {
  return { segment: { kind: "speech", text, language, pace: factor, as }, billed };
}

function edge(of: "sentence" | "paragraph"): MarkupStep {
  return { segment: { kind: "edge", of }, billed: "" };
}

function breakStep(attributes: Readonly<Record<string, string>>): Steps {
  const seconds = breakSeconds(attributes);
  if (seconds === null)
    return err({ code: "badValue", message: 'A break needs a time like "500ms" or "1s", or a strength like "medium"' });
  return ok([{ segment: { kind: "break", seconds }, billed: "" }]);
}

function prosodySteps(element: XmlElement, context: MarkupContext): Steps {
  const factor = pace(element.attributes);
  if (factor === null)
    return err({ code: "badValue", message: 'A rate must be a name like "slow" or a share like "90%"' });
  return ok(children(element, { ...context, pace: context.pace * factor }));
}

function sayAs(interpretAs: string | undefined): SayAs {
  const name = interpretAs ?? "";
  return (Object.hasOwn(SAY_AS, name) ? SAY_AS[name] : undefined) ?? "text";
}
