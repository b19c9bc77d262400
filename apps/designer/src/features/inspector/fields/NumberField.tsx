import { NumberInput } from "@mantine/core";
import { useId, useRef } from "react";
import { hasError, type FieldLooks } from "./field-context.ts";
import { FieldProblems } from "./FieldProblems.tsx";

interface NumberFieldProps extends FieldLooks {
  /** Null while there is none. */
  readonly value: number | null;
  readonly suffix?: string;
  readonly step?: number;
  readonly decimals?: number;
  /** The range that the target takes. */
  readonly range?: string | undefined;
  readonly placeholder?: string;
  readonly onNumber: (value: number, gesture: string) => void;
  /** Its problems are listed elsewhere, where there is room for them. */
  readonly listsElsewhere?: boolean;
  /** What an emptied field means; without it the number stays. */
  readonly onEmpty?: () => void;
}

/** A number with its unit. Values out of range are kept and named as problems, never changed silently. */
export function NumberField(props: NumberFieldProps) {
  const { context, field, label, hint, value, suffix = "", step = 1, decimals = 0, range, onNumber, onEmpty } = props;
  const problems = context.problemsOf(field);
  const problemsId = useId();
  const burst = useRef<string | null>(null);
  return (
    <div>
      <NumberInput
        label={label}
        description={hint}
        value={value ?? ""}
        suffix={suffix}
        step={step}
        decimalScale={decimals}
        fixedDecimalScale={decimals > 0}
        allowNegative={false}
        placeholder={props.placeholder}
        readOnly={!context.editor.canEdit}
        error={hasError(problems)}
        data-field={field}
        title={range}
        {...(problems.length > 0 && props.listsElsewhere !== true ? { "aria-describedby": problemsId } : {})}
        onFocus={() => {
          burst.current = context.editor.ids.gesture();
        }}
        onChange={(typed) => {
          if (typed === "") return onEmpty?.();
          // Mantine hands over a string while the text has zeros at its end ("6.0").
          const next = Number(typed);
          if (Number.isFinite(next) && next !== value) onNumber(next, burst.current ?? context.editor.ids.gesture());
        }}
      />
      {props.listsElsewhere !== true && <FieldProblems context={context} problems={problems} id={problemsId} />}
    </div>
  );
}
