import { portsOf, type FlowNode } from "@tonegraph/flow-model";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { portTitle } from "../../document/port-words.ts";
import { inspectorWords } from "./inspector-words.ts";
import classes from "./inspector.module.css";

const SHOWN_ELSEWHERE = new Set(["kind", "label", "position"]);

/** A block whose settings have no editor yet: they are shown as they are stored. */
export function GenericPanel({ node }: { readonly node: FlowNode }) {
  const settings = Object.entries(node).filter(([field]) => !SHOWN_ELSEWHERE.has(field));
  return (
    <div className={classes["body"]}>
      <p className={classes["note"]}>{inspectorWords.generic(nodeKindEntry(node.kind).title.toLowerCase())}</p>
      <section>
        <h3 className={classes["section"]}>{inspectorWords.settings}</h3>
        {settings.length === 0 && <p className={classes["note"]}>{inspectorWords.none}</p>}
        <dl className={classes["settings"]}>
          {settings.map(([field, value]) => (
            <div key={field}>
              <dt>{field}</dt>
              <dd>{typeof value === "string" ? value : JSON.stringify(value, null, 1)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h3 className={classes["section"]}>{inspectorWords.exits}</h3>
        <p className={classes["note"]}>
          {portsOf(node)
            .map((port) => portTitle(node, port))
            .join(", ") || inspectorWords.none}
        </p>
      </section>
    </div>
  );
}
