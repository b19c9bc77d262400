import type { Selection } from "../../document/selection.ts";
import { inspectorWords } from "./words/inspector-words.ts";
import classes from "./inspector.module.css";

/** Several things at once: what can be done with them. */
export function ManyPanel({ selection }: { readonly selection: Selection }) {
  return (
    <>
      <header className={classes["head"]}>
        <h2 className={classes["headLabel"]}>
          {inspectorWords.many(selection.nodeIds.length, selection.connectionIds.length)}
        </h2>
      </header>
      <p className={classes["explain"]}>{inspectorWords.manyHint}</p>
    </>
  );
}
