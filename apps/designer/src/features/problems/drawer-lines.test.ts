import type { Severity } from "@tonegraph/flow-model";
import { flowOf, menu, message } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import type { CheckedIgnored, CheckedProblem } from "../../document/validation-protocol.ts";
import { drawerLines, IGNORED_GROUP, type DrawerContent, type DrawerLine } from "./drawer-lines.ts";

function checked(code: string, severity: Severity, nodeId: string | null): CheckedProblem {
  const at = nodeId === null ? {} : { nodeId };
  return { problem: { code, severity, at, params: {}, related: [] }, words: `Words of ${code}.`, fixWords: null };
}

const keys = checked("duplicate-key", "error", "node_main");
const late = checked("first-option-too-late", "warning", "node_main");
const dead = checked("dead-end", "error", "node_hello");
const window = checked("invalid-window", "info", null);
const hidden: CheckedIgnored = {
  entry: { code: "caller-cycle", nodeId: "node_hello", reason: "Meant so" },
  effect: "hides",
  problems: [checked("caller-cycle", "info", "node_hello")],
};

const content: DrawerContent = {
  problems: [window, late, dead, keys],
  ignored: [],
  byNode: new Map([
    ["node_main", [late, keys]],
    ["node_hello", [dead]],
  ]),
  flow: flowOf({ nodes: { node_main: menu({ label: "Main menu" }), node_hello: message({ label: "Hello" }) } }),
  filter: { text: "", severity: "all" },
  grouping: "worst",
  toggled: new Set(),
};

/** A line as text: headings with their number, problems with their place. */
function line(drawn: DrawerLine): string {
  switch (drawn.kind) {
    case "group":
      return `${drawn.open ? "▾" : "▸"} ${drawn.title} ${drawn.count}`;
    case "problem":
      return `${drawn.where}: ${drawn.checked.problem.code}`;
    case "ignored":
      return `ignored at ${drawn.where}: ${drawn.ignored.entry.reason}`;
  }
}

const gone = checked("not-on-tenant", "warning", "node_main");
const withGone: Partial<DrawerContent> = { problems: [gone, dead], byNode: new Map([["node_main", [gone]]]) };

const lay = (change: Partial<DrawerContent>) => drawerLines({ ...content, ...change }).lines.map(line);

describe("drawerLines", () => {
  it.each([
    {
      order: "worst first",
      change: {},
      lines: [
        "Hello: dead-end",
        "Main menu: duplicate-key",
        "Main menu: first-option-too-late",
        "The flow: invalid-window",
      ],
    },
    {
      order: "by severity",
      change: { grouping: "severity" },
      lines: [
        "▾ Errors 2",
        "Hello: dead-end",
        "Main menu: duplicate-key",
        "▾ Warnings 1",
        "Main menu: first-option-too-late",
        "▾ Worth knowing 1",
        "The flow: invalid-window",
      ],
    },
    {
      order: "by block, what is worst in it first",
      change: { grouping: "block" },
      lines: [
        "▾ Hello 1",
        "Hello: dead-end",
        "▾ Main menu 2",
        "Main menu: duplicate-key",
        "Main menu: first-option-too-late",
        "▾ The flow 1",
        "The flow: invalid-window",
      ],
    },
    {
      order: "by rule, with a group closed",
      change: { grouping: "rule", toggled: new Set(["rule dead-end"]), filter: { text: "e", severity: "error" } },
      lines: ["▸ dead-end 1", "▾ duplicate-key 1", "Main menu: duplicate-key"],
    },
  ] as const)("puts problems $order", ({ change, lines }) => {
    expect(lay(change)).toEqual(lines);
  });

  it.each([
    ["MAIN", ["Main menu: duplicate-key", "Main menu: first-option-too-late"]],
    ["main too-late", ["Main menu: first-option-too-late"]],
    ["words of dead-end", ["Hello: dead-end"]],
    ["no such thing", []],
  ])("lets through what has all words of %j", (text, lines) => {
    expect(lay({ filter: { text, severity: "all" } })).toEqual(lines);
  });

  it("counts what the filter lets through, not the headings", () => {
    expect(drawerLines({ ...content, grouping: "block", filter: { text: "main", severity: "all" } }).shown).toBe(2);
  });

  it("has what is ignored at the end, closed at first, and found by its reason", () => {
    const ignored = [hidden];
    expect(lay({ ignored }).at(-1)).toBe("▸ Ignored 1");
    const open = { ignored, toggled: new Set([IGNORED_GROUP]), filter: { text: "meant", severity: "all" } } as const;
    expect(lay(open)).toEqual(["▾ Ignored 1", "ignored at Hello: Meant so"]);
    expect(lay({ ignored, filter: { text: "", severity: "error" } })).not.toContain("▸ Ignored 1");
  });
});

describe("what a tenant does not have", () => {
  it("stands under a heading of its own, which is no rule's name", () => {
    expect(lay({ ...withGone, grouping: "rule" })).toEqual([
      "▾ dead-end 1",
      "The flow: dead-end",
      "▾ on this tenant 1",
      "Main menu: not-on-tenant",
    ]);
  });

  it("is found by what the list calls it", () => {
    expect(lay({ ...withGone, filter: { text: "on this tenant", severity: "all" } })).toEqual([
      "Main menu: not-on-tenant",
    ]);
  });
});
