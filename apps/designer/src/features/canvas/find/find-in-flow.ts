import type { Flow, FlowNode, NodeId, Prompt } from "@tonegraph/flow-model";
import { nodeKindEntry } from "../../../document/node-catalogue.ts";
import { wordsOf } from "../../../document/spoken-words.ts";
import type { ValidationState } from "../../../document/validation-client.ts";

/** A block that was found, and the words of it that match where its label does not. */
export interface Found {
  readonly nodeId: NodeId;
  readonly label: string;
  readonly kind: string;
  readonly excerpt: string;
}

/** Where to look. */
export interface FindInput {
  readonly flow: Flow;
  readonly byNode: ValidationState["byNode"];
}

/**
 * Finds blocks by words in any of their properties, labels of exits and prompts in every language; all words must be
 * found. `is:error`, `is:warning` and `is:problem` ask for findings, `is:unreachable` and any other `is:` for the rule
 * that begins so, `uses:` for what a block leads to or plays, such as `uses:queue_sales`.
 */
export function findInFlow(query: string, { flow, byNode }: FindInput): Found[] {
  const terms = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (terms.length === 0) return [];
  const wanted = terms.filter((term) => !isQuestion(term));
  const found = Object.entries(flow.nodes).flatMap(([nodeId, node]): Found[] => {
    const texts = textsOf(flow, node);
    const all = texts.join("\n").toLowerCase();
    const answers = (term: string): boolean => {
      if (term.startsWith("is:")) return hasFinding(byNode.get(nodeId) ?? [], term.slice(3));
      return term.startsWith("uses:") ? usesThing(node, term.slice(5)) : all.includes(term);
    };
    if (!terms.every(answers)) return [];
    const { title } = nodeKindEntry(node.kind);
    return [{ nodeId, label: node.label, kind: title, excerpt: excerptOf(texts, node.label, wanted) }];
  });
  const byLabel = ({ label }: Found): number => (wanted.every((term) => label.toLowerCase().includes(term)) ? 0 : 1);
  return found.toSorted((left, right) => byLabel(left) - byLabel(right));
}

function isQuestion(term: string): boolean {
  return term.startsWith("is:") || term.startsWith("uses:");
}

type Findings = NonNullable<ReturnType<ValidationState["byNode"]["get"]>>;

function hasFinding(findings: Findings, wanted: string): boolean {
  if (wanted === "") return false;
  if (wanted === "problem") return findings.length > 0;
  return findings.some(({ problem }) => problem.severity === wanted || problem.code.startsWith(wanted));
}

/** Names of things stand in properties other than the label; half a name is enough. */
function usesThing(node: FlowNode, name: string): boolean {
  if (name === "") return false;
  const { label: _label, ...properties } = node;
  return leavesOf(properties).some((leaf) => leaf.toLowerCase().startsWith(name));
}

function textsOf(flow: Flow, node: FlowNode): string[] {
  const leaves = leavesOf(node);
  const prompts = leaves.flatMap((leaf) => {
    const prompt = flow.prompts[leaf];
    return prompt ? promptTexts(prompt) : [];
  });
  return [node.label, nodeKindEntry(node.kind).title, ...prompts, ...leaves];
}

function promptTexts({ label, texts }: Prompt): string[] {
  return [...Object.values(texts).map(wordsOf), label ?? ""];
}

/** Every word and number that a value holds, however deep. */
function leavesOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(leavesOf) : [];
}

const EXCERPT = 48;

/** The surroundings of the first word that stands elsewhere than in the label. */
function excerptOf(texts: readonly string[], label: string, words: readonly string[]): string {
  const word = words.find((each) => !label.toLowerCase().includes(each));
  if (word === undefined) return "";
  const text = texts.find((each) => each.toLowerCase().includes(word)) ?? "";
  const from = Math.max(0, text.toLowerCase().indexOf(word) - EXCERPT / 3);
  const cut = text.slice(from, from + EXCERPT).trim();
  return `${from > 0 ? "…" : ""}${cut}${from + EXCERPT < text.length ? "…" : ""}`;
}
