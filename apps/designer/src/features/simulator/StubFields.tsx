import { NativeSelect } from "@mantine/core";
import type { CallStub, FlowNode } from "@tonegraph/flow-model";
import { AnswerList } from "./AnswerList.tsx";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";
import { answersOf, stubOfAnswers } from "./stub-answers.ts";
import { chosenStub, stubChoices } from "./stub-choices.ts";

interface StubFieldsProps {
  readonly node: FlowNode;
  readonly label: string;
  readonly stub: CallStub | null;
  readonly onChange: (stub: CallStub | null) => void;
}

/** How the outside answers one block. */
export function StubFields({ node, label, stub, onChange }: StubFieldsProps) {
  const choices = stubChoices(node);
  const answers = stub === null ? null : answersOf(stub);
  return (
    <div className={classes["stub"]}>
      <NativeSelect
        size="xs"
        label={label}
        value={chosenStub(stub)}
        onChange={({ currentTarget }) =>
          onChange(choices.find(({ value }) => value === currentTarget.value)?.stub ?? null)
        }
        data={[
          { value: "", label: simulatorWords.stub.assumed },
          ...choices.map(({ value, label: choice }) => ({ value, label: choice })),
        ]}
      />
      {answers && (
        <AnswerList label={label} answers={answers} onChange={(changed) => onChange(stubOfAnswers(changed))} />
      )}
    </div>
  );
}
