import { NumberInput } from "@mantine/core";
import { useId, useRef } from "react";
import type { FieldContext } from "./field-context.ts";
import { FieldProblems } from "./FieldProblems.tsx";

interface NumberFieldProps {
  readonly context: FieldContext;
  readonly field: string;
  readonly label: string;
  readonly value: number;
  readonly suffix: string;
  readonly step: number;
  readonly decimals: number;
  readonly hint?: string | undefined;
  readonly onNumber: (value: number, gesture: string) => void;
}

/** A number with its unit. Values out of range are kept and named as problems, never changed silently. */
export function NumberField({
  context,
  field,
  label,
  value,
  suffix,
  step,
  decimals,
  hint,
  onNumber,
}: NumberFieldProps) {
  const problems = context.problemsOf(field);
  const problemsId = useId();
  const burst = useRef<string | null>(null);
  return (
    <div>
      <NumberInput
        label={label}
        value={value}
        suffix={suffix}
        step={step}
        decimalScale={decimals}
        fixedDecimalScale={decimals > 0}
        allowNegative={false}
        readOnly={!context.editor.canEdit}
        error={problems.some(({ problem }) => problem.severity === "error")}
        data-field={field}
        title={hint}
        {...(problems.length > 0 ? { "aria-describedby": problemsId } : {})}
        onFocus={() => {
          burst.current = context.editor.ids.gesture();
        }}
        onChange={(typed) => {
          // Mantine hands over a string while the text has zeros at its end ("6.0"), and "" for an empty field.
          const next = typed === "" ? Number.NaN : Number(typed);
          if (Number.isFinite(next) && next !== value) onNumber(next, burst.current ?? context.editor.ids.gesture());
        }}
      />
      <FieldProblems context={context} problems={problems} id={problemsId} />
    </div>
  );
}
