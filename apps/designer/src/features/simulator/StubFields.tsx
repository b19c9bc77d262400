import { NativeSelect, NumberInput, Textarea } from "@mantine/core";
import { parseJsonText, type CallStub, type FlowNode } from "@tonegraph/flow-model";
import { useState } from "react";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";
import { chosenStub, stubChoices } from "./stub-choices.ts";

interface StubFieldsProps {
  readonly node: FlowNode;
  readonly stub: CallStub | null;
  readonly onChange: (stub: CallStub | null) => void;
}

/** How the outside answers one block. */
export function StubFields({ node, stub, onChange }: StubFieldsProps) {
  const choices = stubChoices(node);
  return (
    <div className={classes["stub"]}>
      <NativeSelect
        size="xs"
        label={node.label}
        value={chosenStub(stub)}
        onChange={({ currentTarget }) =>
          onChange(choices.find(({ value }) => value === currentTarget.value)?.stub ?? null)
        }
        data={[
          { value: "", label: simulatorWords.stub.assumed },
          ...choices.map(({ value, label }) => ({ value, label })),
        ]}
      />
      {stub !== null && "status" in stub && <AnswerFields label={node.label} stub={stub} onChange={onChange} />}
    </div>
  );
}

type Answer = Extract<CallStub, { status: number }>;

interface AnswerFieldsProps {
  readonly label: string;
  readonly stub: Answer;
  readonly onChange: (stub: CallStub) => void;
}

function AnswerFields({ label, stub, onChange }: AnswerFieldsProps) {
  const [body, setBody] = useState(stub.body === undefined ? "" : JSON.stringify(stub.body, null, 2));
  const read = body.trim() === "" ? null : parseJsonText(body);
  const { status, delayMs } = stub;
  const changeBody = (text: string): void => {
    setBody(text);
    const { body: _before, ...rest } = stub;
    const parsed = text.trim() === "" ? null : parseJsonText(text);
    if (parsed === null) onChange(rest);
    else if (parsed.ok) onChange({ ...rest, body: parsed.value });
  };
  const words = simulatorWords.stub;
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
        onChange={(value) => isStatus(value) && onChange({ ...stub, status: value })}
      />
      <NumberInput
        size="xs"
        label={words.fields.delay}
        aria-label={words.delay(label)}
        value={delayMs ?? 0}
        min={0}
        suffix=" ms"
        onChange={(value) => typeof value === "number" && value >= 0 && onChange({ ...stub, delayMs: value })}
      />
      <Textarea
        size="xs"
        label={words.fields.body}
        aria-label={words.body(label)}
        autosize
        maxRows={6}
        value={body}
        error={read?.ok === false ? read.error.message : undefined}
        onChange={({ currentTarget }) => changeBody(currentTarget.value)}
      />
    </>
  );
}

function isStatus(value: string | number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 100 && value <= 599;
}
