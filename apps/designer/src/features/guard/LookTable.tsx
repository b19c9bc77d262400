import type { GuardLook } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { exactTime } from "../../lib/time/relative-time.ts";
import { evidenceWords } from "./evidence-points.ts";
import classes from "./guard.module.css";

/** Every look with what it rested on: the same as the picture, for eyes that want figures. */
export function LookTable({ history }: { readonly history: readonly GuardLook[] }) {
  const text = words.guard.looks;
  if (history.length === 0) return null;
  return (
    <details className={classes["looks"]}>
      <summary>{text.show(history.length)}</summary>
      <div className={classes["rows"]} tabIndex={0} role="region" aria-label={text.caption}>
        <table>
          <thead>
            <tr>
              {[text.at, text.calls, text.lost, text.allowed, text.evidence, text.control, text.did].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {history.map((look) => (
              <Row key={look.sequence} look={look} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Row({ look }: { readonly look: GuardLook }) {
  const text = words.guard;
  const { all, control, did, to, at, why } = look;
  if (all === null) {
    return (
      <tr>
        <th scope="row">{exactTime(at)}</th>
        <td colSpan={6}>{text.looks.paused(why ?? "")}</td>
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row">{exactTime(to)}</th>
      <td>{text.count(all.calls)}</td>
      <td>{text.count(all.lost)}</td>
      <td>{text.percent(all.nullRate)}</td>
      <td>{evidenceWords(all.logEvidence)}</td>
      <td>{control === null ? text.looks.none : text.looks.controls[control.kind]}</td>
      <td>{did === null ? text.looks.nothing : text.settings.actions[did]}</td>
    </tr>
  );
}
