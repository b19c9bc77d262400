import { Button, Checkbox, SegmentedControl, Select } from "@mantine/core";
import { GUARD_ACTIONS, GUARD_MODES, type GuardSettings } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import classes from "./guard.module.css";
import type { GuardChange } from "./use-guard-settings.ts";

const WATCH_MINUTES = [60, 120, 240, 480, 1440];

interface GuardChoicesProps {
  readonly settings: GuardSettings;
  readonly isChanging: boolean;
  readonly onChange: (change: GuardChange) => void;
}

/** Whether the guard watches, and what it does about a proved rise. */
export function GuardChoices({ settings, isChanging, onChange }: GuardChoicesProps) {
  const text = words.guard.settings;
  const mayPublish = usePermission("publish");
  const { mode, action, watchMinutes, fixedThreshold, shadow } = settings;
  const isShut = !mayPublish || isChanging;
  const mayBeOn = mode === "on" || shadow.ready;
  const minutes = [...new Set([...WATCH_MINUTES, watchMinutes])].toSorted((a, b) => a - b);
  return (
    <div className={classes["choices"]} data-testid="guard-choices">
      <SegmentedControl
        aria-label={text.mode}
        value={mode}
        disabled={isShut}
        data={GUARD_MODES.map((value) => ({
          value,
          label: text.modes[value],
          disabled: value === "on" && !mayBeOn,
        }))}
        onChange={(value) => {
          const chosen = GUARD_MODES.find((one) => one === value);
          if (chosen !== undefined) onChange({ mode: chosen });
        }}
      />
      <span className={classes["hint"]}>{text.modeHint[mode]}</span>
      {mode !== "off" && (
        <div className={classes["fields"]}>
          <Select
            label={text.action}
            value={action}
            disabled={isShut}
            allowDeselect={false}
            data={GUARD_ACTIONS.map((value) => ({ value, label: text.actions[value] }))}
            onChange={(value) => {
              const chosen = GUARD_ACTIONS.find((one) => one === value);
              if (chosen !== undefined) onChange({ action: chosen });
            }}
          />
          <Select
            label={text.watch}
            value={String(watchMinutes)}
            disabled={isShut}
            allowDeselect={false}
            data={minutes.map((value) => ({ value: String(value), label: text.hours(value) }))}
            onChange={(value) => onChange({ watchMinutes: Number(value) })}
          />
        </div>
      )}
      {mode === "shadow" && !shadow.ready && (
        <div className={classes["shadow"]}>
          <span>
            {shadow.judged < shadow.needed
              ? text.shadowLeft(shadow.judged, shadow.needed)
              : text.shadowWrong(shadow.wrong, shadow.needed)}
          </span>
          <Button
            variant="default"
            size="xs"
            disabled={isShut}
            onClick={() => onChange({ mode: "on", skipShadow: true })}
          >
            {text.skip}
          </Button>
        </div>
      )}
      {mode !== "off" && (
        <Checkbox
          label={text.fixed}
          description={text.fixedHint}
          checked={fixedThreshold}
          disabled={isShut}
          onChange={(event) => onChange({ fixedThreshold: event.currentTarget.checked })}
        />
      )}
      {!mayPublish && <span className={classes["hint"]}>{text.notAllowed}</span>}
    </div>
  );
}
