import { Combobox, Input, useCombobox } from "@mantine/core";
import { useId, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { flushSync } from "react-dom";
import type { Completion } from "@tonegraph/expressions";
import { offerCompletions, type TypedText, type VariableTypes } from "../edits/offer-completions.ts";
import { completionWords } from "../words/completion-words.ts";
import { inspectorWords } from "../words/inspector-words.ts";
import { hasError, type FieldLooks } from "./field-context.ts";
import { FieldProblems } from "./FieldProblems.tsx";
import classes from "./fields.module.css";
import { UnderlinedText } from "./UnderlinedText.tsx";
import type { Typing } from "./use-typing.ts";

/** What is wrong with a text and where (UTF-16 units from 0). */
export interface TextFault {
  readonly position: number;
  readonly message: string;
}

/** What may be completed while typing. */
export interface Completing {
  readonly language: TypedText["language"];
  readonly types: VariableTypes;
}

/** The looks of a field for code, and whether it has room for several lines. */
export interface CodeLooks extends FieldLooks {
  readonly bare?: boolean;
  readonly lines?: number;
  readonly placeholder?: string;
}

interface CodeFieldProps extends CodeLooks {
  readonly typing: Typing;
  readonly fault: TextFault | null;
  readonly completing: Completing | null;
}

/** Text that a machine reads: in type of one width, its first fault underlined and said below, names completed. */
export function CodeField(props: CodeFieldProps) {
  const { context, field, label, hint, bare = false, lines = 1, typing, fault } = props;
  const id = useId();
  const problems = context.problemsOf(field);
  const area = useRef<HTMLTextAreaElement>(null);
  const names = useNames(props, area);
  return (
    <div>
      <Input.Wrapper
        label={bare ? undefined : label}
        description={bare ? undefined : hint}
        labelProps={{ htmlFor: id }}
        descriptionProps={{ id: `${id}-hint` }}
      >
        <Combobox store={names.combobox} onOptionSubmit={names.choose} readOnly={!context.editor.canEdit}>
          <Combobox.DropdownTarget>
            <div className={classes["code"]} data-invalid={fault !== null || hasError(problems)}>
              <UnderlinedText text={typing.value} at={fault?.position ?? null} />
              <Combobox.EventsTarget withKeyboardNavigation={names.combobox.dropdownOpened}>
                <textarea
                  ref={area}
                  id={id}
                  data-field={field}
                  rows={lines}
                  spellCheck={false}
                  value={typing.value}
                  placeholder={props.placeholder}
                  readOnly={!context.editor.canEdit}
                  aria-invalid={fault !== null}
                  aria-describedby={`${id}-hint ${id}-fault ${id}-problems`}
                  {...(bare ? { "aria-label": label } : {})}
                  onFocus={typing.onFocus}
                  onBlur={() => {
                    names.combobox.closeDropdown();
                    typing.onBlur();
                  }}
                  onChange={(event) => {
                    typing.onChange(event.target.value);
                    names.offer(event.target.value, false);
                  }}
                  onKeyDown={(event) => names.press(event, lines > 1)}
                />
              </Combobox.EventsTarget>
            </div>
          </Combobox.DropdownTarget>
          <Names completions={names.completions} />
        </Combobox>
      </Input.Wrapper>
      {fault !== null && fault.message !== "" && (
        <p className={classes["fault"]} id={`${id}-fault`} data-testid="field-fault">
          {fault.message}
        </p>
      )}
      <FieldProblems context={context} problems={problems} id={`${id}-problems`} />
    </div>
  );
}

function Names({ completions }: { readonly completions: readonly Completion[] }) {
  return (
    <Combobox.Dropdown>
      <Combobox.Options aria-label={inspectorWords.names}>
        {completions.map((completion) => (
          <Combobox.Option key={completion.label} value={completion.label} className={classes["name"] ?? ""}>
            {completion.label} <small>{completionWords(completion)}</small>
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox.Dropdown>
  );
}

function useNames({ completing, typing }: CodeFieldProps, area: RefObject<HTMLTextAreaElement | null>) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [completions, setCompletions] = useState<readonly Completion[]>([]);

  function offer(text: string, all: boolean): void {
    const caret = area.current?.selectionStart ?? text.length;
    const typed = completing && { text, caret, language: completing.language };
    const found = typed === null ? [] : offerCompletions(typed, completing?.types ?? {}, all);
    setCompletions(found);
    combobox.resetSelectedOption();
    if (found.length === 0) combobox.closeDropdown();
    else combobox.openDropdown();
  }

  function choose(label: string): void {
    const chosen = completions.find((completion) => completion.label === label);
    if (chosen === undefined) return;
    const { from, to, insert, caret } = chosen;
    // Shown before the next letter can be typed: set any later, the caret would move back under whoever types on.
    flushSync(() => typing.onChange(typing.value.slice(0, from) + insert + typing.value.slice(to)));
    area.current?.setSelectionRange(from + caret, from + caret);
    combobox.closeDropdown();
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>, takesLines: boolean): void {
    const isOpen = combobox.dropdownOpened;
    if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      offer(typing.value, true);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
    } else if (event.key === "Enter" && !takesLines && !(isOpen && combobox.getSelectedOptionIndex() >= 0)) {
      event.preventDefault();
      combobox.closeDropdown();
    }
  }

  return { combobox, completions, offer, choose, press };
}
