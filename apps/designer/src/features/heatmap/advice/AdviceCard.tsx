import type { Advice } from "@tonegraph/api-contract";
import { Link } from "@tanstack/react-router";
import { words } from "../../../lib/messages/words.ts";
import { GuardedButton } from "../../../ui/GuardedButton.tsx";
import { Pill } from "../../../ui/Pill.tsx";
import classes from "../heatmap.module.css";

type AdviceItem = Advice["items"][number];

interface AdviceCardProps {
  readonly flowId: string;
  readonly tenantId: string;
  readonly item: AdviceItem;
  readonly nameOf: (nodeId: string) => string;
  /** Why it cannot be tried; undefined where it can. */
  readonly whyNot: string | undefined;
  readonly onTry: () => void;
}

/** One piece of advice: what it would bring, how sure that is, what it rests on, and a way to try it. */
export function AdviceCard({ flowId, tenantId, item, nameOf, whyNot, onTry }: AdviceCardProps) {
  const text = words.heatmap.advice;
  const { kind, nodeId, title, gain, calls, confidence, compared, commands } = item;
  const canBeTried = commands.length > 0;
  return (
    <li className={classes["advice"]} data-kind={kind} data-testid="advice">
      <div className={classes["adviceHead"]}>
        <Pill tone={kind === "fallback" ? "plain" : "accent"}>{text.kind[kind] ?? kind}</Pill>
        <Link to="/flows/$flowId/heatmap" params={{ flowId }} search={{ tenant: tenantId, node: nodeId }}>
          {nameOf(nodeId)}
        </Link>
      </div>
      <p>{title}</p>
      {gain !== undefined && (
        <p className={classes["gain"]} data-harm={gain.value < 0 || undefined}>
          <strong>{text.gain[gain.unit](gain.value)}</strong>
        </p>
      )}
      {/* A queue is asked how it does now; that rests on no calls. */}
      <p className={classes["hint"]}>{kind === "queue" ? confidence : text.restsOn(calls, confidence)}</p>
      {compared !== undefined && (
        <details>
          <summary>{text.simulated(compared.callers, compared.before.meanSeconds, compared.after.meanSeconds)}</summary>
          <ul>
            {compared.words.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      {canBeTried ? (
        <GuardedButton variant="default" why={whyNot} onClick={onTry}>
          {text.tryIt}
        </GuardedButton>
      ) : (
        <p className={classes["hint"]}>{kind === "fallback" ? text.fixedRule : text.byHand}</p>
      )}
    </li>
  );
}
