import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { Editor } from "../../document/editor.ts";
import { CallSetupForm } from "./CallSetupForm.tsx";
import { SavedTests, type ShownTests } from "./SavedTests.tsx";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";
import type { TestCall } from "./use-test-call.ts";

interface CallSideProps {
  readonly editor: Editor;
  readonly call: TestCall;
  readonly shown: ShownTests;
  readonly onShow: (shown: ShownTests) => void;
}

/** Beside the transcript: what holds for the next call, or the saved tests. */
export function CallSide({ editor, call, shown, onShow }: CallSideProps) {
  const [tab, setTab] = useState("tests");
  return (
    <div className={classes["side"]}>
      <SegmentedControl
        size="xs"
        aria-label={simulatorWords.side}
        value={tab}
        onChange={setTab}
        data={[
          { value: "tests", label: simulatorWords.tabs.tests },
          { value: "setup", label: simulatorWords.tabs.setup },
        ]}
      />
      {tab === "setup" ? (
        <CallSetupForm editor={editor} call={call} />
      ) : (
        <SavedTests editor={editor} call={call} shown={shown} onShow={onShow} />
      )}
    </div>
  );
}
