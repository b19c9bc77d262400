import type { GuardSubject, GuardWatchDetail } from "@tonegraph/api-contract";
import type { Flow } from "@tonegraph/flow-model";
import { words } from "../../lib/messages/words.ts";
import classes from "./guard.module.css";
import { evidenceWords } from "./evidence-points.ts";
import { shareWords } from "./watch-tone.ts";

/** Every block that had calls before: then, since, and how strong the evidence is. The strongest first. */
export function NodeTable({ watch, flow }: { readonly watch: GuardWatchDetail; readonly flow: Flow | null }) {
  const text = words.guard.nodes;
  const rows = Object.entries(watch.nodes).toSorted(([, a], [, b]) => b.logEvidence - a.logEvidence);
  const [first] = rows;
  if (first === undefined) return <p className={classes["hint"]}>{text.none}</p>;
  return (
    <>
      <div className={classes["rows"]} tabIndex={0} role="region" aria-label={text.caption}>
        <table data-testid="guard-nodes">
          <thead>
            <tr>
              <th scope="col">{text.block}</th>
              <th scope="col">{text.before}</th>
              <th scope="col">{text.now}</th>
              <th scope="col">{text.calls}</th>
              <th scope="col">{text.evidence}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([id, subject]) => (
              <Row key={id} label={flow?.nodes[id]?.label ?? id} subject={subject} />
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes["hint"]}>{text.neededHint(evidenceWords(first[1].logThreshold))}</p>
    </>
  );
}

function Row({ label, subject }: { readonly label: string; readonly subject: GuardSubject }) {
  const { former, seen, logEvidence, logThreshold } = subject;
  return (
    <tr data-proved={logEvidence >= logThreshold || undefined}>
      <th scope="row">{label}</th>
      <td>{shareWords(former)}</td>
      <td>{shareWords(seen)}</td>
      <td>{words.guard.count(seen.calls)}</td>
      <td>{evidenceWords(logEvidence)}</td>
    </tr>
  );
}
