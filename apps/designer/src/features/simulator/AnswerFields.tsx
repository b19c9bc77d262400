import { Checkbox, NumberInput } from "@mantine/core";
import { BodyField } from "./BodyField.tsx";
import { simulatorWords } from "./simulator-words.ts";
import { withStatus, type StatusAnswer } from "./stub-answers.ts";

interface AnswerFieldsProps {
  readonly label: string;
  readonly answer: StatusAnswer;
  readonly onChange: (answer: StatusAnswer) => void;
}

const words = simulatorWords.stub;

/** Status, delay and body of an answer; for a 202 also when and with what the result comes. */
export function AnswerFields({ label, answer, onChange }: AnswerFieldsProps) {
  const { status, callback } = answer;
  return (
    <>
      <NumberInput
        size="xs"
        label={words.fields.status}
        aria-label={words.status(label)}
        value={status}
        min={100}
        max={599}
        allowDecimal={false}
        clampBehavior="blur"
        onChange={(value) => isStatus(value) && onChange(withStatus(answer, value))}
      />
      <Milliseconds
        label={words.fields.delay}
        name={words.delay(label)}
        value={answer.delayMs ?? 0}
        onChange={(delayMs) => onChange({ ...answer, delayMs })}
      />
      <BodyField
        label={words.fields.body}
        name={words.body(label)}
        body={answer.body}
        onChange={(body) => {
          const { body: _before, ...rest } = answer;
          onChange(body === undefined ? rest : { ...rest, body });
        }}
      />
      {status === 202 && (
        <Checkbox
          size="xs"
          label={words.fields.callback}
          aria-label={words.callback(label)}
          checked={callback !== undefined}
          onChange={({ currentTarget }) => {
            const { callback: _before, ...rest } = answer;
            onChange(currentTarget.checked ? { ...rest, callback: { afterMs: 2000 } } : rest);
          }}
        />
      )}
      {status === 202 && callback && (
        <>
          <Milliseconds
            label={words.fields.callbackAfter}
            name={words.callbackAfter(label)}
            value={callback.afterMs}
            onChange={(afterMs) => onChange({ ...answer, callback: { ...callback, afterMs } })}
          />
          <BodyField
            label={words.fields.callbackBody}
            name={words.callbackBody(label)}
            body={callback.body}
            onChange={(body) => {
              const { afterMs } = callback;
              onChange({ ...answer, callback: body === undefined ? { afterMs } : { afterMs, body } });
            }}
          />
        </>
      )}
    </>
  );
}

interface MillisecondsProps {
  readonly label: string;
  readonly name: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Milliseconds({ label, name, value, onChange }: MillisecondsProps) {
  return (
    <NumberInput
      size="xs"
      label={label}
      aria-label={name}
      value={value}
      min={0}
      suffix=" ms"
      onChange={(typed) => typeof typed === "number" && typed >= 0 && onChange(typed)}
    />
  );
}

function isStatus(value: string | number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 100 && value <= 599;
}
