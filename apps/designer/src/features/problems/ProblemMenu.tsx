import { Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { NOT_ON_TENANT } from "@tonegraph/flow-validation";
import { useState } from "react";
import type { CheckedProblem } from "../../document/validation-protocol.ts";
import { problemsWords, sourceOf } from "./problems-words.ts";
import classes from "./problems.module.css";
import type { RowActions } from "./row-actions.ts";

interface ProblemMenuProps {
  readonly checked: CheckedProblem;
  readonly where: string;
  /** How many problems of the same rule have a fix. */
  readonly fixable: number;
  readonly canEdit: boolean;
  readonly actions: RowActions;
  readonly index: number;
}

/** What else can be done about a problem. The menu is made when it is first opened: a list has many rows. */
export function ProblemMenu(props: ProblemMenuProps) {
  const [made, setMade] = useState(false);
  const { checked, where } = props;
  const button = (
    <button
      type="button"
      className={classes["more"]}
      aria-label={problemsWords.more(where, sourceOf(checked.problem.code))}
      aria-haspopup="menu"
      {...(made ? {} : { onClick: () => setMade(true) })}
    >
      <IconDots size={15} aria-hidden="true" />
    </button>
  );
  if (!made) return button;
  return (
    <Menu defaultOpened position="top-end" width={230} shadow="md">
      <Menu.Target>{button}</Menu.Target>
      <MenuItems {...props} />
    </Menu>
  );
}

function MenuItems({ checked, fixable, canEdit, actions, index }: ProblemMenuProps) {
  const { code } = checked.problem;
  const stays = whyItStays(checked.problem);
  return (
    <Menu.Dropdown>
      <Menu.Item onClick={() => actions.onlyThisRule(code)}>
        {code === NOT_ON_TENANT ? problemsWords.onlyThisTenant : problemsWords.onlyThisRule}
      </Menu.Item>
      {Array.isArray(checked.problem.params["path"]) && (
        <Menu.Item onClick={() => actions.showWay(checked)}>{problemsWords.showWay}</Menu.Item>
      )}
      {canEdit && fixable > 1 && (
        <Menu.Item onClick={() => actions.fixAll(code, index)}>{problemsWords.fixAll(fixable)}</Menu.Item>
      )}
      {canEdit && (
        <Menu.Item disabled={stays !== null} onClick={() => actions.askToIgnore(checked, index)}>
          {stays ?? problemsWords.ignore}
        </Menu.Item>
      )}
    </Menu.Dropdown>
  );
}

/** Why a problem cannot be ignored; null where it can. What a flow ignores, it ignores wherever it is published. */
function whyItStays({ code, severity }: CheckedProblem["problem"]): string | null {
  if (severity === "error") return problemsWords.errorsStay;
  return code === NOT_ON_TENANT ? problemsWords.tenantStays : null;
}
