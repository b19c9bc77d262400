import type { CheckedIgnored, CheckedProblem } from "../../document/validation-protocol.ts";

/** What the rows of the drawer can ask for; `index` is the line that the focus should stay at. */
export interface RowActions {
  onlyThisRule(code: string): void;
  /** Lights the way that a problem tells of on the canvas. */
  showWay(checked: CheckedProblem): void;
  fixAll(code: string, index: number): void;
  askToIgnore(checked: CheckedProblem, index: number): void;
  takeBack(ignored: CheckedIgnored, index: number): void;
  toggle(group: string): void;
  /** The row at this line is about to go, because what it says is being mended. */
  leaving(index: number): void;
}
