import { SegmentedControl } from "@mantine/core";
import { GUARD_MODES } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import classes from "./guard.module.css";
import { useGuardSettings } from "./use-guard-settings.ts";

/** The guard in the publish dialog: off, shadow or on for what is about to go live, and what it will do. */
export function GuardAtPublish({ flowId }: { readonly flowId: string }) {
  const text = words.guard.settings;
  const { settings, change, isChanging } = useGuardSettings(flowId);
  const mayPublish = usePermission("publish");
  if (settings.data === undefined) return null;
  const { mode, action, watchMinutes, shadow } = settings.data;
  return (
    <div className={classes["atPublish"]} data-testid="guard-at-publish">
      <span className={classes["label"]}>{text.mode}</span>
      <SegmentedControl
        aria-label={text.mode}
        size="xs"
        value={mode}
        disabled={!mayPublish || isChanging}
        data={GUARD_MODES.map((value) => ({
          value,
          label: text.modes[value],
          disabled: value === "on" && mode !== "on" && !shadow.ready,
        }))}
        onChange={(value) => {
          const chosen = GUARD_MODES.find((one) => one === value);
          if (chosen !== undefined) change({ mode: chosen });
        }}
      />
      <span className={classes["hint"]}>
        {mode === "on" ? text.atPublish(watchMinutes, text.actions[action]) : text.modeHint[mode]}
      </span>
    </div>
  );
}
