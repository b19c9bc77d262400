import { Tabs } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useStore } from "zustand";
import type { FieldContext } from "./field-context.ts";
import classes from "./fields.module.css";

/** One tab of a panel. */
export interface FieldTab {
  readonly id: string;
  readonly label: string;
  /** Whether a field is on it; the first tab has all that no other has. */
  readonly has: (field: string) => boolean;
  readonly panel: ReactNode;
}

/** The parts of a long panel. Somebody who asks for a field gets the tab that it is on. */
export function FieldTabs({
  context,
  tabs,
}: {
  readonly context: FieldContext;
  readonly tabs: readonly [FieldTab, ...FieldTab[]];
}) {
  const wish = useStore(context.editor.view.store, (state) => state.fieldFocus);
  // A panel that opens because of a wish opens with the tab that the field is on; an old wish is over.
  const [chosen, setChosen] = useState(() => ({
    id: wish.isPending && wish.field !== null ? tabWith(tabs, wish.field) : tabs[0].id,
    wish: wish.count,
  }));
  // A wish for a field that is newer than the last click on a tab decides which tab is open.
  const wished = wish.count > chosen.wish && wish.field !== null ? tabWith(tabs, wish.field) : null;
  return (
    <Tabs
      value={wished ?? chosen.id}
      onChange={(next) => setChosen({ id: next ?? tabs[0].id, wish: wish.count })}
      classNames={{ list: classes["tabs"] ?? "" }}
      keepMounted={false}
    >
      <Tabs.List>
        {tabs.map(({ id, label }) => (
          <Tabs.Tab key={id} value={id}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ id, panel }) => (
        <Tabs.Panel key={id} value={id}>
          {panel}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function tabWith([first, ...others]: readonly [FieldTab, ...FieldTab[]], field: string): string {
  return (others.find(({ has }) => has(field)) ?? first).id;
}
