import { VisuallyHidden } from "@mantine/core";
import { DTMF_KEYS, type NodeId, type NodeOfKind } from "@tonegraph/flow-model";
import { useState } from "react";
import { optionIndex } from "../../../document/new-option.ts";
import type { FieldContext } from "../fields/field-context.ts";
import { FieldProblems } from "../fields/FieldProblems.tsx";
import { inspectorWords } from "../words/inspector-words.ts";
import classes from "../inspector.module.css";
import { KeyOption } from "./KeyOption.tsx";

interface KeypadEditorProps {
  readonly context: FieldContext;
  readonly nodeId: NodeId;
  readonly menu: NodeOfKind<"menu">;
}

/** The telephone's keypad as the editor of a menu's keys: press one to add it or to edit what it is for. */
export function KeypadEditor({ context, nodeId, menu }: KeypadEditorProps) {
  const [openIndex, setOpenIndex] = useState<number | null>(null);
  const { editor } = context;
  const wished =
    context.wishedField?.startsWith("key:") === true
      ? menu.options.findIndex(({ key }) => `key:${key}` === context.wishedField)
      : -1;
  const index = wished >= 0 && openIndex === null ? wished : openIndex;
  const open = index === null ? undefined : menu.options[index];

  function press(key: string): void {
    const present = menu.options.findIndex((option) => option.key === key);
    if (present >= 0) return setOpenIndex(present);
    const at = optionIndex(menu.options, key);
    const added = editor.apply(
      { type: "addMenuOption", nodeId, option: { key, label: "" }, index: at },
      { words: inspectorWords.optionAdded(key) },
    );
    if (!added) return;
    setOpenIndex(at);
    editor.view.focusField(`key:${key}`);
  }

  return (
    <div className={classes["field"]}>
      <div className={classes["fieldHead"]}>
        <span id="keypad-label">{inspectorWords.keys}</span>
      </div>
      <div className={classes["keypad"]} role="group" aria-labelledby="keypad-label">
        {DTMF_KEYS.map((key) => {
          const option = menu.options.find((candidate) => candidate.key === key);
          const isBad = context.problemsOf(`key:${key}`).some(({ problem }) => problem.severity === "error");
          return (
            <button
              key={key}
              type="button"
              data-key={key}
              data-set={option !== undefined}
              data-bad={isBad}
              aria-pressed={open !== undefined && open.key === key}
              disabled={!editor.canEdit && option === undefined}
              onClick={() => press(key)}
            >
              <VisuallyHidden>{option ? inspectorWords.editKey : inspectorWords.addKey} </VisuallyHidden>
              <b>{key}</b>
              {option && ` ${option.label}`}
            </button>
          );
        })}
      </div>
      <OtherKeys menu={menu} onOpen={setOpenIndex} />
      {open !== undefined && index !== null && (
        <KeyOption
          key={`${index} ${open.key}`}
          context={context}
          nodeId={nodeId}
          menu={menu}
          index={index}
          onRemoved={() => setOpenIndex(null)}
        />
      )}
      <FieldProblems context={context} problems={context.problemsOf("keys")} />
      {menu.options
        .filter((option) => option !== open)
        .map((option, at) => (
          <FieldProblems
            key={`${at} ${option.key}`}
            context={context}
            problems={context.problemsOf(`key:${option.key}`)}
          />
        ))}
    </div>
  );
}

/** Options whose key is no key of a telephone, or is there twice: a faulty draft must be mendable too. */
function OtherKeys({ menu, onOpen }: { readonly menu: NodeOfKind<"menu">; readonly onOpen: (index: number) => void }) {
  const hidden = menu.options.flatMap((option, index) => {
    const first = menu.options.findIndex(({ key }) => key === option.key);
    const known = DTMF_KEYS.some((key) => key === option.key);
    return known && first === index ? [] : [{ option, index }];
  });
  if (hidden.length === 0) return null;
  return (
    <div className={classes["otherKeys"]} role="group" aria-label={inspectorWords.otherKeys}>
      {hidden.map(({ option, index }) => (
        <button key={index} type="button" onClick={() => onOpen(index)}>
          <b>{option.key === "" ? "?" : option.key}</b> {option.label}
        </button>
      ))}
    </div>
  );
}
