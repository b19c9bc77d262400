import { useMemo, useState } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { drawerLines, type DrawerFilter, type DrawerLines, type Grouping } from "./drawer-lines.ts";

/** What somebody chose to see in the drawer, and the list that follows from it. */
export interface Drawer extends DrawerLines {
  readonly filter: DrawerFilter;
  readonly grouping: Grouping;
  setFilter(filter: DrawerFilter): void;
  setGrouping(grouping: Grouping): void;
  toggle(group: string): void;
  /** How many problems of each rule have a fix. */
  readonly fixable: ReadonlyMap<string, number>;
}

/** Keeps what was chosen, and lays the list out when something in it changes. */
export function useDrawer(editor: Editor): Drawer {
  const [filter, setFilter] = useState<DrawerFilter>({ text: "", severity: "all" });
  const [grouping, setGrouping] = useState<Grouping>("worst");
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const problems = useStore(editor.validation.store, (state) => state.problems);
  const ignored = useStore(editor.validation.store, (state) => state.ignored);
  const byNode = useStore(editor.validation.store, (state) => state.byNode);
  const flow = useStore(editor.document.store, (state) => state.flow);
  const laidOut = useMemo(
    () => drawerLines({ problems, ignored, byNode, flow, filter, grouping, toggled }),
    [problems, ignored, byNode, flow, filter, grouping, toggled],
  );
  const fixable = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { problem } of problems) if (problem.fix) counts.set(problem.code, (counts.get(problem.code) ?? 0) + 1);
    return counts;
  }, [problems]);
  const toggle = (group: string): void =>
    setToggled(
      (before) => new Set(before.has(group) ? [...before].filter((key) => key !== group) : [...before, group]),
    );
  return { ...laidOut, filter, grouping, setFilter, setGrouping, toggle, fixable };
}
