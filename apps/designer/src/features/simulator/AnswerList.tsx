import { Button, CloseButton, NativeSelect } from "@mantine/core";
import { AnswerFields } from "./AnswerFields.tsx";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";
import { MOST_ANSWERS, PLAIN_ANSWER, type StubAnswer } from "./stub-answers.ts";

interface AnswerListProps {
  readonly label: string;
  readonly answers: readonly StubAnswer[];
  readonly onChange: (answers: readonly StubAnswer[]) => void;
}

const words = simulatorWords.stub;

/** What a web service answers, one attempt after the other; the last answer holds from then on. */
export function AnswerList({ label, answers, onChange }: AnswerListProps) {
  const isList = answers.length > 1;
  const change = (place: number, answer: StubAnswer): void => onChange(answers.with(place, answer));
  return (
    <>
      {answers.map((answer, place) => {
        const name = isList ? words.answerOf(place + 1, label) : label;
        return (
          <div
            key={`${answers.length} ${place}`}
            className={isList ? classes["answer"] : classes["stub"]}
            role="group"
            aria-label={name}
          >
            {isList && (
              <div className={classes["answerHead"]}>
                <NativeSelect
                  size="xs"
                  aria-label={name}
                  value={"status" in answer ? "answers" : "timesOut"}
                  onChange={({ currentTarget }) =>
                    change(place, currentTarget.value === "answers" ? PLAIN_ANSWER : { timesOut: true })
                  }
                  data={[
                    { value: "answers", label: words.nth(place + 1, words.answers) },
                    { value: "timesOut", label: words.nth(place + 1, words.timesOut) },
                  ]}
                />
                <CloseButton
                  size="sm"
                  aria-label={words.removeAnswer(place + 1, label)}
                  onClick={() => onChange(answers.toSpliced(place, 1))}
                />
              </div>
            )}
            {"status" in answer && (
              <AnswerFields label={name} answer={answer} onChange={(changed) => change(place, changed)} />
            )}
          </div>
        );
      })}
      {isList && <p className={classes["hint"]}>{words.lastHolds}</p>}
      <Button
        variant="default"
        size="compact-xs"
        disabled={answers.length >= MOST_ANSWERS}
        aria-label={words.addAnswerTo(label)}
        onClick={() => onChange([...answers, PLAIN_ANSWER])}
      >
        {words.addAnswer}
      </Button>
    </>
  );
}
