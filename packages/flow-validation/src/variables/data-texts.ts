import { assertNever, type FlowNode, type Language, type Prompt } from "@tonegraph/flow-model";

/** A text of a document that is more than text. `pointer` is the JSON pointer below the node or prompt it belongs to. */
export interface DataText {
  readonly pointer: string;
  readonly form: "expression" | "template" | "path";
  readonly text: string;
  /** Of a text that a prompt speaks. */
  readonly language?: Language;
}

/** Every expression, template and path of a node, in the order in which people read its fields. */
export function nodeTexts(node: FlowNode): readonly DataText[] {
  switch (node.kind) {
    case "condition":
      return node.branches.map(({ when }, place) => expression(`/branches/${place}/when`, when));
    case "setVariables":
      return Object.entries(node.assignments).map(([name, text]) => expression(`/assignments/${escaped(name)}`, text));
    case "transform":
      return [expression("/input", node.input)];
    case "httpRequest":
      return [
        template("/url", node.url),
        ...Object.entries(node.headers ?? {}).map(([name, text]) => template(`/headers/${escaped(name)}`, text)),
        ...(node.body === undefined ? [] : [template("/body", node.body)]),
        ...Object.entries(node.responseMapping ?? {}).map(([name, text]) => ({
          pointer: `/responseMapping/${escaped(name)}`,
          form: "path" as const,
          text,
        })),
      ];
    case "start":
    case "message":
    case "menu":
    case "collect":
    case "language":
    case "hours":
    case "subflow":
    case "queue":
    case "agent":
    case "externalNumber":
    case "voicemail":
    case "hangup":
    case "vendorBlock":
      return [];
    default:
      return assertNever(node);
  }
}

/** What a prompt speaks with values put in, in every language; recordings speak as they are. */
export function promptTexts(prompt: Prompt): readonly DataText[] {
  return Object.entries(prompt.texts).flatMap(([language, text]): DataText[] => {
    if (text.kind === "speech") return [{ ...template(`/texts/${escaped(language)}/text`, text.text), language }];
    return text.kind === "ssml" ? [{ ...template(`/texts/${escaped(language)}/ssml`, text.ssml), language }] : [];
  });
}

/** A name as a part of a JSON pointer. */
export function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

function expression(pointer: string, text: string): DataText {
  return { pointer, form: "expression", text };
}

function template(pointer: string, text: string): DataText {
  return { pointer, form: "template", text };
}
