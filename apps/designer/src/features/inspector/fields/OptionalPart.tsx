import type { ReactNode } from "react";
import { CheckField } from "./CheckField.tsx";
import type { FieldLooks } from "./field-context.ts";
import classes from "./fields.module.css";

interface OptionalPartProps extends FieldLooks {
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
  readonly children: ReactNode;
}

/** Settings that a block has only when somebody wants them: a check that opens what belongs to it. */
export function OptionalPart({ isOn, onSwitch, children, ...looks }: OptionalPartProps) {
  return (
    <div className={classes["optional"]}>
      <CheckField {...looks} checked={isOn} onCheck={onSwitch} />
      {isOn && <div className={classes["inside"]}>{children}</div>}
    </div>
  );
}
