import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { TextButton } from "../../ui/TextButton.tsx";
import type { DrawerLine } from "./drawer-lines.ts";
import { problemsWords } from "./problems-words.ts";
import classes from "./problems.module.css";
import type { RowActions } from "./row-actions.ts";

interface GroupRowProps {
  readonly line: Extract<DrawerLine, { kind: "group" }>;
  /** How many of the group have a fix, where the group is a rule; 0 where nothing can be mended at once. */
  readonly fixable: number;
  readonly index: number;
  readonly actions: RowActions;
}

/** The heading of a group; it opens and closes it. */
export function GroupRow({ line, fixable, index, actions }: GroupRowProps) {
  const { key, title, count, open, code } = line;
  const Arrow = open ? IconChevronDown : IconChevronRight;
  return (
    <div className={classes["row"]} data-group={key}>
      <button type="button" className={classes["group"]} aria-expanded={open} onClick={() => actions.toggle(key)}>
        <Arrow size={14} aria-hidden="true" />
        <span className={classes["where"]}>{title}</span>
        <b className={classes["groupCount"]}>{count}</b>
      </button>
      {code !== null && fixable > 1 && (
        <TextButton className={classes["fix"]} onClick={() => actions.fixAll(code, index)}>
          {problemsWords.fixAll(fixable)}
        </TextButton>
      )}
    </div>
  );
}
