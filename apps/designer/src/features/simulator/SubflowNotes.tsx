import { MOST_SUBFLOWS, type LoadedSubflows } from "./load-subflows.ts";
import { simulatorWords } from "./simulator-words.ts";
import classes from "./simulator.module.css";

/** Which sub-flows the call goes through, and which cannot be had and why. */
export function SubflowNotes({ loaded: { flows, missing } }: { readonly loaded: LoadedSubflows }) {
  const names = Object.values(flows).map(({ name }) => name);
  return (
    <>
      {names.length > 0 && <p className={classes["hint"]}>{simulatorWords.subflows.followed(names)}</p>}
      {missing.map(({ flowId, why }) => (
        <p key={flowId} className={classes["warning"]} data-testid="subflow-missing">
          {why === null
            ? simulatorWords.subflows.tooMany(flowId, MOST_SUBFLOWS)
            : simulatorWords.subflows.missing(flowId, why)}
        </p>
      ))}
    </>
  );
}
