import { useState, type KeyboardEvent, type RefObject, type UIEvent } from "react";
import type { Editor } from "../../document/editor.ts";
import type { DrawerLine } from "./drawer-lines.ts";
import { GroupRow } from "./GroupRow.tsx";
import { IgnoredRow } from "./IgnoredRow.tsx";
import { ProblemRow } from "./ProblemRow.tsx";
import { problemsWords } from "./problems-words.ts";
import classes from "./problems.module.css";
import type { RowActions } from "./row-actions.ts";

/** The height of a row, as the style sheet has it. */
const ROW = 32;
/** How many rows are drawn at once: more than any window shows, so that the keyboard always finds the next. */
const DRAWN = 60;
const ABOVE = 20;
/** The first row drawn moves by this many, so that scrolling seldom draws. */
const STRIDE = 10;

interface ProblemRowsProps {
  readonly editor: Editor;
  readonly lines: readonly DrawerLine[];
  readonly fixable: ReadonlyMap<string, number>;
  readonly actions: RowActions;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** The rows around what is in sight; a long list costs no more than a short one. */
export function ProblemRows({ editor, lines, fixable, actions, list, onKeyDown }: ProblemRowsProps) {
  const [first, setFirst] = useState(0);
  const from = Math.min(first, Math.max(0, lines.length - DRAWN));
  const drawn = lines.slice(from, from + DRAWN);

  function onScroll({ currentTarget }: UIEvent<HTMLElement>): void {
    const top = Math.floor(currentTarget.scrollTop / ROW) - ABOVE;
    setFirst(Math.max(0, Math.floor(top / STRIDE) * STRIDE));
  }

  return (
    <div
      ref={list}
      className={classes["rows"]}
      role="list"
      aria-label={problemsWords.title}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div
        role="presentation"
        style={{ paddingTop: from * ROW, paddingBottom: (lines.length - from - drawn.length) * ROW }}
      >
        {drawn.map((line, offset) => (
          <div
            key={`${from + offset} ${keyOf(line)}`}
            role="listitem"
            aria-setsize={lines.length}
            aria-posinset={from + offset + 1}
            data-line={from + offset}
          >
            <Line editor={editor} line={line} index={from + offset} fixable={fixable} actions={actions} />
          </div>
        ))}
      </div>
    </div>
  );
}

interface LineProps extends Pick<ProblemRowsProps, "editor" | "fixable" | "actions"> {
  readonly line: DrawerLine;
  readonly index: number;
}

function Line({ editor, line, index, fixable, actions }: LineProps) {
  const shared = { editor, index, actions };
  switch (line.kind) {
    case "group":
      return (
        <GroupRow
          line={line}
          index={index}
          actions={actions}
          fixable={fixableIn(line, { fixable, canEdit: editor.canEdit })}
        />
      );
    case "ignored":
      return <IgnoredRow {...shared} ignored={line.ignored} where={line.where} />;
    case "problem":
      return (
        <ProblemRow
          {...shared}
          checked={line.checked}
          where={line.where}
          fixable={fixable.get(line.checked.problem.code) ?? 0}
        />
      );
  }
}

function fixableIn(
  { code }: Extract<DrawerLine, { kind: "group" }>,
  { fixable, canEdit }: { readonly fixable: ReadonlyMap<string, number>; readonly canEdit: boolean },
): number {
  return canEdit && code !== null ? (fixable.get(code) ?? 0) : 0;
}

function keyOf(line: DrawerLine): string {
  if (line.kind === "group") return line.key;
  return line.kind === "problem" ? line.checked.problem.code : `ignored ${line.ignored.entry.code}`;
}
