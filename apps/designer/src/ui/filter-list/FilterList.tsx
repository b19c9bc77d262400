import { useId, useState, type KeyboardEvent, type ReactNode } from "react";
import classes from "./filter-list.module.css";

/** One line of the list. `text` is what the filter looks at and what is read out. */
export interface FilterItem {
  readonly id: string;
  readonly text: string;
  readonly group: string;
  readonly icon?: ReactNode;
  readonly detail?: string;
  /** Words that find this line although they are not shown. */
  readonly keywords?: string;
}

/** What the list needs; the chosen line is named by its id. */
export interface FilterListProps {
  readonly label: string;
  readonly placeholder: string;
  readonly empty: string;
  readonly items: readonly FilterItem[];
  /** Finds the lines itself instead of filtering `items`, in the order to show them. */
  readonly look?: (search: string) => readonly FilterItem[];
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

/** A search field over a list of choices, for the keyboard first: arrows move, Enter chooses, Escape closes. */
export function FilterList(props: FilterListProps) {
  const { label, placeholder, empty, items, look, onChoose, onClose } = props;
  const [search, setSearch] = useState("");
  const [index, setIndex] = useState(0);
  const listId = useId();
  const shown = look ? look(search) : matching(items, search);
  const active = Math.min(index, shown.length - 1);
  const optionId = (at: number): string => `${listId}-${at}`;

  function move(by: number): void {
    const next = (active + by + shown.length) % Math.max(1, shown.length);
    setIndex(next);
    document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const chosen = shown[active];
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && chosen) onChoose(chosen.id);
    else if (event.key === "Escape" || event.key === "Tab") onClose();
    else return event.stopPropagation();
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={classes["list"]} role="group" aria-label={label}>
      <input
        className={classes["search"]}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        {...(shown.length > 0 ? { "aria-activedescendant": optionId(active) } : {})}
        placeholder={placeholder}
        value={search}
        autoFocus
        autoComplete="off"
        onChange={(event) => {
          setSearch(event.target.value);
          setIndex(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={onClose}
      />
      <div id={listId} role="listbox" aria-label={label} className={classes["options"]}>
        {shown.map((item, at) => (
          <div key={item.id}>
            {search.trim() === "" && item.group !== shown[at - 1]?.group && (
              <div className={classes["group"]}>{item.group}</div>
            )}
            <div
              id={optionId(at)}
              role="option"
              aria-selected={at === active}
              data-choice={item.id}
              className={classes["option"]}
              onMouseDown={(event) => {
                event.preventDefault();
                onChoose(item.id);
              }}
              onMouseMove={() => setIndex(at)}
            >
              {item.icon}
              <span className={classes["text"]}>{item.text}</span>
              {item.detail !== undefined && <span className={classes["detail"]}>{item.detail}</span>}
            </div>
          </div>
        ))}
      </div>
      {shown.length === 0 && (look === undefined || search.trim() !== "") && (
        <p className={classes["empty"]}>{empty}</p>
      )}
    </div>
  );
}

/** Every word must be found; lines whose own text begins with the search come first, then those whose text has it. */
function matching(items: readonly FilterItem[], search: string): FilterItem[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = items.filter(({ text, group, keywords = "" }) => {
    const haystack = `${text} ${group} ${keywords}`.toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
  const wanted = words.join(" ");
  const rank = ({ text }: FilterItem): number => {
    const own = text.toLowerCase();
    if (own.startsWith(wanted)) return 0;
    return words.every((word) => own.includes(word)) ? 1 : 2;
  };
  return wanted === "" ? found : found.toSorted((left, right) => rank(left) - rank(right));
}
