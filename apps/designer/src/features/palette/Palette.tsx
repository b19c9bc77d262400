import { useId, useState, type ReactNode } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { ADDABLE_KINDS, PALETTE_DRAG_TYPE, searchKinds, type NodeKindEntry } from "../../document/node-catalogue.ts";
import { NodeTile } from "../../ui/node-tile/NodeTile.tsx";
import { paletteWords } from "./palette-words.ts";
import classes from "./palette.module.css";

/** The kinds of blocks, grouped by what they do: drag one onto the canvas, or click to add it. */
export function Palette({ editor }: { readonly editor: Editor }) {
  const [search, setSearch] = useState("");
  const profile = useStore(editor.validation.store, (state) => state.profile);
  const found = search.trim() === "" ? ADDABLE_KINDS : searchKinds(search);
  const groups = [...new Set(found.map(({ group }) => group))];

  function add(kind: NodeKindEntry): void {
    editor.view.ask({ type: "add", kind: kind.kind });
    editor.view.ask({ type: "focus" });
  }

  return (
    <aside className={classes["palette"]} aria-label={paletteWords.title}>
      <div className={classes["search"]}>
        <svg
          width="14"
          height="14"
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          aria-hidden="true"
        >
          <circle cx="11" cy="11" r="6.5" />
          <path d="M16 16l5 5" />
        </svg>
        <input
          type="text"
          aria-label={paletteWords.search}
          placeholder={paletteWords.search}
          value={search}
          disabled={!editor.canEdit}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            const [first] = found;
            if (event.key === "Enter" && first) add(first);
            if (event.key === "Escape") setSearch("");
          }}
        />
        <kbd>Tab</kbd>
      </div>
      <div className={classes["groups"]}>
        {groups.map((group) => (
          <Group key={group} title={group}>
            {found
              .filter((kind) => kind.group === group)
              .map((kind) => (
                <PaletteItem
                  key={kind.kind}
                  kind={kind}
                  enabled={editor.canEdit}
                  unsupportedIn={profile?.nodes[kind.kind] === "unsupported" ? profile.title : null}
                  onAdd={() => add(kind)}
                />
              ))}
          </Group>
        ))}
        {found.length === 0 && <p className={classes["none"]}>{paletteWords.none(search)}</p>}
      </div>
    </aside>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={classes["heading"]}>
        {title}
      </h2>
      {children}
    </section>
  );
}

interface PaletteItemProps {
  readonly kind: NodeKindEntry;
  readonly enabled: boolean;
  readonly unsupportedIn: string | null;
  readonly onAdd: () => void;
}

function PaletteItem({ kind, enabled, unsupportedIn, onAdd }: PaletteItemProps) {
  return (
    <button
      type="button"
      className={classes["item"]}
      data-palette-kind={kind.kind}
      data-unsupported={unsupportedIn !== null}
      title={unsupportedIn === null ? kind.hint : paletteWords.unsupported(kind.hint, unsupportedIn)}
      draggable={enabled}
      disabled={!enabled}
      onClick={onAdd}
      onDragStart={(event) => {
        event.dataTransfer.setData(PALETTE_DRAG_TYPE, kind.kind);
        event.dataTransfer.effectAllowed = "copy";
      }}
    >
      <NodeTile role={kind.role} icon={kind.icon} />
      {kind.title}
    </button>
  );
}
