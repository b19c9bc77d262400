import { Switch } from "@mantine/core";
import type { QueueRule } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import { When } from "../../lib/time/When.tsx";
import { Pill, type Tone } from "../../ui/Pill.tsx";
import classes from "./queue-rule.module.css";
import { useSwitchRule } from "./use-switch-rule.ts";

interface QueueRuleOnTenantProps {
  readonly flowId: string;
  readonly rule: QueueRule;
}

/** A flow's rule on one tenant: its switch, what is live, what it decided last and why. */
export function QueueRuleOnTenant({ flowId, rule }: QueueRuleOnTenantProps) {
  const text = words.queueRule;
  const mayPublish = usePermission("publish");
  const { switchRule, switching } = useSwitchRule(flowId);
  const { tenantId, tenantName, on, switched, change } = rule;
  return (
    <div className={classes["rule"]}>
      <Switch
        label={text.on(tenantName)}
        checked={switching?.on ?? on}
        disabled={!mayPublish || switching !== null}
        description={mayPublish ? undefined : text.notAllowed}
        onChange={(event) => switchRule({ tenantId, on: event.currentTarget.checked })}
      />
      <p className={classes["hint"]}>{presentWords(rule.settings)}</p>
      {on && <Decision decision={rule.decision} />}
      {change !== null && (
        <p className={classes["hint"]}>
          {text.lastChange(change.version, change.to)}, <When at={change.at} />.
        </p>
      )}
      {switched !== null && (
        <p className={classes["hint"]}>
          {text.switched(switched.by, on)}, <When at={switched.at} />.
        </p>
      )}
    </div>
  );
}

const TONES = {
  changed: "accent",
  stays: "ok",
  waits: "accent",
  between: "ok",
  unknown: "warn",
  held: "warn",
} as const satisfies Record<NonNullable<QueueRule["decision"]>["outcome"], Tone>;

function Decision({ decision }: Pick<QueueRule, "decision">) {
  const text = words.queueRule;
  if (decision === null) return <p className={classes["hint"]}>{text.first}</p>;
  const { outcome, at, queues } = decision;
  return (
    <div className={classes["decision"]} data-testid="queue-rule-decision" data-outcome={outcome}>
      <div className={classes["head"]}>
        <Pill tone={TONES[outcome]}>{text.outcome[outcome]}</Pill>
        <span className={classes["hint"]}>
          {text.looked} <When at={at} />
        </span>
      </div>
      <p>{decision.words}</p>
      {queues.length > 0 && (
        <div className={classes["scroll"]}>
          <table className={classes["queues"]}>
            <thead>
              <tr>
                <th scope="col">{text.queue}</th>
                <th scope="col">{text.wait}</th>
                <th scope="col">{text.agents}</th>
              </tr>
            </thead>
            <tbody>
              {queues.map(({ queueId, name, waitSeconds, availableAgents }) => (
                <tr key={queueId}>
                  <th scope="row" title={queueId}>
                    {name}
                  </th>
                  <td>{waitSeconds === null ? text.untold : text.seconds(waitSeconds)}</td>
                  <td>{availableAgents ?? text.untold}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function presentWords(settings: QueueRule["settings"]): string {
  const text = words.queueRule.present;
  if (settings === null) return text.calm;
  const { dynamicTimeoutMultiplier: multiplier, fallbackEnabled } = settings;
  if (multiplier === 2 && fallbackEnabled) return text.busy;
  return multiplier === 1 && !fallbackEnabled ? text.calm : text.other(multiplier, fallbackEnabled);
}
