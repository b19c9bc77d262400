import { nodeName, type Flow, type NodeId, type Severity } from "@tonegraph/flow-model";
import { bySeverity } from "../../document/go-to-problem.ts";
import type { CheckedIgnored, CheckedProblem } from "../../document/validation-protocol.ts";
import { problemsWords, sourceOf } from "./problems-words.ts";

/** How the list is put in order: worst first without headings, or under headings. */
export type Grouping = "worst" | "severity" | "block" | "rule";

/** What is shown of all problems. */
export interface DrawerFilter {
  /** Words that must be in the sentence, the block's name or the rule; case does not matter. */
  readonly text: string;
  readonly severity: Severity | "all";
}

/** One line of the list; all lines are equally high. */
export type DrawerLine =
  | {
      readonly kind: "group";
      readonly key: string;
      readonly title: string;
      readonly count: number;
      readonly open: boolean;
      /** The rule, where the group is one. */
      readonly code: string | null;
    }
  | {
      readonly kind: "problem";
      readonly checked: CheckedProblem;
      readonly nodeId: NodeId | null;
      /** The name of the block that it is on. */
      readonly where: string;
    }
  | { readonly kind: "ignored"; readonly ignored: CheckedIgnored; readonly where: string };

/** Everything that the list is made of. */
export interface DrawerContent {
  readonly problems: readonly CheckedProblem[];
  readonly ignored: readonly CheckedIgnored[];
  readonly byNode: ReadonlyMap<NodeId, readonly CheckedProblem[]>;
  readonly flow: Flow;
  readonly filter: DrawerFilter;
  readonly grouping: Grouping;
  /** The groups that somebody opened or closed, away from how they are at first. */
  readonly toggled: ReadonlySet<string>;
}

/** The list, and how many problems the filter lets through. */
export interface DrawerLines {
  readonly lines: readonly DrawerLine[];
  readonly shown: number;
}

/** The key of the group that holds what is ignored; it is closed at first. */
export const IGNORED_GROUP = "ignored";

/** Lays the list out. Work is linear in the number of problems. */
export function drawerLines(content: DrawerContent): DrawerLines {
  const { problems, byNode, flow, filter, grouping, toggled } = content;
  const nodeOf = new Map<CheckedProblem, NodeId>();
  for (const [nodeId, found] of byNode) for (const checked of found) nodeOf.set(checked, nodeId);
  const wanted = bySeverity(problems)
    .map((checked): ProblemLine => {
      const nodeId = nodeOf.get(checked) ?? null;
      const where = nodeId === null ? problemsWords.flow : nodeName(flow, nodeId);
      return { kind: "problem", checked, nodeId, where };
    })
    .filter((line) => passes(line, filter));
  const groupOf = GROUPS[grouping];
  const lines = groupOf === null ? wanted : underHeadings(wanted, groupOf, toggled);
  return { lines: [...lines, ...ignoredLines(content)], shown: wanted.length };
}

type ProblemLine = Extract<DrawerLine, { kind: "problem" }>;
type GroupOf = (line: ProblemLine) => Group;

interface Group {
  readonly key: string;
  readonly title: string;
  readonly code: string | null;
}

const GROUPS: Readonly<Record<Grouping, GroupOf | null>> = {
  worst: null,
  severity: ({ checked: { problem } }) => ({
    key: `severity ${problem.severity}`,
    title: problemsWords.severities[problem.severity],
    code: null,
  }),
  block: ({ where, nodeId }) => ({ key: `block ${nodeId ?? ""}`, title: where, code: null }),
  rule: ({ checked: { problem } }) => ({
    key: `rule ${problem.code}`,
    title: sourceOf(problem.code),
    code: problem.code,
  }),
};

function underHeadings(wanted: readonly ProblemLine[], groupOf: GroupOf, toggled: ReadonlySet<string>): DrawerLine[] {
  const groups = new Map<string, { readonly group: Group; readonly lines: ProblemLine[] }>();
  for (const line of wanted) {
    const group = groupOf(line);
    const known = groups.get(group.key);
    if (known) known.lines.push(line);
    else groups.set(group.key, { group, lines: [line] });
  }
  return [...groups.values()].flatMap(({ group, lines }): DrawerLine[] => {
    const open = !toggled.has(group.key);
    return [{ kind: "group", ...group, count: lines.length, open }, ...(open ? lines : [])];
  });
}

function ignoredLines({ ignored, flow, filter, toggled }: DrawerContent): DrawerLine[] {
  if (filter.severity !== "all") return [];
  const wanted = ignored
    .map((judged) => ({ kind: "ignored" as const, ignored: judged, where: ignoredWhere(judged, flow) }))
    .filter(({ ignored: { entry, problems }, where }) =>
      hasWords([entry.code, entry.reason, where, ...problems.map(({ words }) => words)], filter.text),
    );
  if (wanted.length === 0) return [];
  const open = toggled.has(IGNORED_GROUP);
  const title = problemsWords.ignored;
  return [
    { kind: "group", key: IGNORED_GROUP, title, count: wanted.length, open, code: null },
    ...(open ? wanted : []),
  ];
}

function ignoredWhere({ entry }: CheckedIgnored, flow: Flow): string {
  const nodeId = entry.nodeId ?? flow.connections[entry.connectionId ?? ""]?.source;
  if (nodeId !== undefined) return nodeName(flow, nodeId);
  return flow.prompts[entry.promptId ?? ""]?.label ?? problemsWords.flow;
}

function passes({ checked: { problem, words }, where }: ProblemLine, { text, severity }: DrawerFilter): boolean {
  if (severity !== "all" && problem.severity !== severity) return false;
  return hasWords([sourceOf(problem.code), words, where], text);
}

/** Whether every word that is asked for is in one of the texts. */
function hasWords(texts: readonly string[], asked: string): boolean {
  const wanted = asked.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const all = texts.join(" ").toLowerCase();
  return wanted.every((word) => all.includes(word));
}
