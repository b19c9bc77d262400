import { parseExpression, parseJsonPath, splitTemplate, type Expression, type JsonPath } from "@tonegraph/expressions";
import type { FlowNode, Prompt } from "@tonegraph/flow-model";
import { nodeTexts, promptTexts, type DataText } from "./data-texts.ts";
import { rememberedBy } from "./remembered-by.ts";

/** One expression of a text, with where its source begins in it (UTF-16 units). */
export interface ReadExpression {
  readonly source: string;
  readonly start: number;
  readonly tree: Expression;
  readonly variables: readonly string[];
}

/** Why a part of a text cannot be read; `position` counts in the whole text. */
export interface TextFault {
  readonly code: string;
  readonly position: number;
  readonly message: string;
}

/** A text of a document, read. What cannot be read is among the faults and nowhere else. */
export interface ReadText extends DataText {
  readonly expressions: readonly ReadExpression[];
  readonly path: JsonPath | null;
  readonly faults: readonly TextFault[];
}

/** The texts of a node, read; each node is read once however many rules and edits ask. */
export const readNode = rememberedBy((node: FlowNode): readonly ReadText[] => nodeTexts(node).map(read));

/** The texts of a prompt that have values put in, read once as with {@link readNode}. */
export const readPrompt = rememberedBy((prompt: Prompt): readonly ReadText[] =>
  promptTexts(prompt)
    .filter(({ text }) => text.includes("{{"))
    .map(read),
);

function read(given: DataText): ReadText {
  if (given.form === "template") return readTemplate(given);
  if (given.form === "path") {
    const path = parseJsonPath(given.text);
    return path.ok
      ? { ...given, expressions: [], path: path.value, faults: [] }
      : { ...given, expressions: [], path: null, faults: [path.error] };
  }
  return { ...given, ...readExpressions([{ source: given.text, start: 0 }]), path: null };
}

/** Nobody mends more at once; a text that is faulty through and through would bury everything else. */
const MOST_FAULTS = 20;

function readTemplate(given: DataText): ReadText {
  const { stretches, unclosedAt } = splitTemplate(given.text);
  const { expressions, faults } = readExpressions(stretches.filter((stretch) => stretch.kind === "expression"));
  const unclosed = { code: "unclosed", message: "{{ is not closed: write }} behind the expression" };
  const all = unclosedAt === null ? faults : [...faults, { ...unclosed, position: unclosedAt }];
  return { ...given, expressions, path: null, faults: all.slice(0, MOST_FAULTS) };
}

function readExpressions(
  sources: readonly { readonly source: string; readonly start: number }[],
): Pick<ReadText, "expressions" | "faults"> {
  const expressions: ReadExpression[] = [];
  const faults: TextFault[] = [];
  for (const { source, start } of sources) {
    const parsed = parseExpression(source);
    if (parsed.ok) expressions.push({ source, start, ...parsed.value });
    else for (const fault of parsed.error) faults.push({ ...fault, position: start + fault.position });
  }
  return { expressions, faults };
}
