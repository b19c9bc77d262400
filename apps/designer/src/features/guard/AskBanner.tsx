import { Button } from "@mantine/core";
import type { GuardWatch } from "@tonegraph/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { words } from "../../lib/messages/words.ts";
import { askingQuery } from "../../lib/queries/guard.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import classes from "./guard.module.css";
import { useAnswer } from "./use-answer.ts";
import { shareWords } from "./watch-tone.ts";

/** Every watch that asks, with its two answers; of one flow alone where that is named. Silent otherwise. */
export function AskBanner({ flowId }: { readonly flowId?: string }) {
  const asking = useQuery(askingQuery).data?.items ?? [];
  const shown = asking.filter((watch) => flowId === undefined || watch.flowId === flowId);
  return (
    <div role="status" aria-live="polite">
      {shown.map((watch) => (
        <Question key={watch.id} watch={watch} />
      ))}
    </div>
  );
}

function Question({ watch }: { readonly watch: GuardWatch }) {
  const text = words.guard.ask;
  const { id, flowId, flowName, tenantName, version, formerVersion, overall, refusal } = watch;
  const { answer, isAnswering } = useAnswer(watch);
  const mayPublish = usePermission("publish");
  return (
    <div className={classes["ask"]} data-testid="guard-ask">
      <div>
        <strong>{text.title(flowName, version, tenantName)}</strong>
        {overall !== null && (
          <p>{text.text(shareWords(overall.seen), shareWords(overall.former), overall.seen.calls)}</p>
        )}
        {refusal !== null && <p>{text.refusal(refusal)}</p>}
      </div>
      <span className={classes["grow"]} />
      <Link to="/flows/$flowId/guard" params={{ flowId }} search={{ watch: id }} className={classes["link"]}>
        {text.look}
      </Link>
      {mayPublish && (
        <>
          <Button variant="default" loading={isAnswering} onClick={() => answer("keep")}>
            {text.keep(version)}
          </Button>
          <Button loading={isAnswering} onClick={() => answer("rollBack")}>
            {text.rollBack(formerVersion ?? 0)}
          </Button>
        </>
      )}
    </div>
  );
}
