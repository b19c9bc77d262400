import { Button, Select } from "@mantine/core";
import { DTMF_KEYS, type NodeId, type NodeOfKind } from "@tonegraph/flow-model";
import type { FieldContext } from "../fields/field-context.ts";
import { FieldProblems } from "../fields/FieldProblems.tsx";
import { inspectorWords } from "../words/inspector-words.ts";
import classes from "../inspector.module.css";
import { TextField } from "../fields/TextField.tsx";
import { KeySpeech } from "./KeySpeech.tsx";
import { LeadsTo } from "./LeadsTo.tsx";

interface KeyOptionProps {
  readonly context: FieldContext;
  readonly nodeId: NodeId;
  readonly menu: NodeOfKind<"menu">;
  readonly index: number;
  readonly onRemoved: () => void;
}

/** One key of a menu: which key, what it is for, where it leads. */
export function KeyOption({ context, nodeId, menu, index, onRemoved }: KeyOptionProps) {
  const { editor } = context;
  const option = menu.options[index];
  if (!option) return null;
  const { key, label } = option;
  const port = `key:${key}`;
  const { flow } = editor.document.store.getState();
  const keys = DTMF_KEYS.filter(
    (candidate) => candidate === key || !menu.options.some((other) => other.key === candidate),
  );

  return (
    <div className={classes["keyOption"]} data-testid="key-option">
      <TextField
        context={context}
        field={port}
        label={inspectorWords.keyLabel(key)}
        value={label}
        placeholder={inspectorWords.keyPlaceholder}
        onText={(text, gesture) =>
          editor.apply({ type: "setMenuOption", nodeId, index, label: text }, { words: "", gesture })
        }
      />
      <div className={classes["keyRow"]}>
        <Select
          aria-label={inspectorWords.keypad}
          data={[...new Set([...keys, key])]}
          value={key}
          readOnly={!editor.canEdit}
          allowDeselect={false}
          w={64}
          onChange={(next) => {
            if (next !== null && next !== key)
              editor.apply({ type: "setMenuOption", nodeId, index, key: next }, { words: "" });
          }}
        />
        <LeadsTo context={context} flow={flow} nodeId={nodeId} port={port} />
        <Button
          variant="subtle"
          color="red"
          size="xs"
          disabled={!editor.canEdit}
          aria-label={inspectorWords.removeKey(key)}
          onClick={() => {
            if (editor.apply({ type: "removeMenuOption", nodeId, index }, { words: inspectorWords.optionRemoved(key) }))
              onRemoved();
          }}
        >
          ✕
        </Button>
      </div>
      {menu.speechEnabled === true && (
        <KeySpeech context={context} nodeId={nodeId} option={option} index={index} languages={flow.languages} />
      )}
      <FieldProblems context={context} problems={context.problemsOf(`option:${index}`)} />
    </div>
  );
}
