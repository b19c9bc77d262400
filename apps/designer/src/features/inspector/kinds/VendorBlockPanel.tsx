import type { NodeOfKind } from "@tonegraph/flow-model";
import { portTitle } from "../../../document/port-words.ts";
import classes from "../inspector.module.css";
import { kindWords } from "../words/kind-words.ts";

const words = kindWords.vendor;

/** A block that only its vendor understands: shown as it is kept. */
export function VendorBlockPanel({ node }: { readonly node: NodeOfKind<"vendorBlock"> }) {
  const facts = [
    [words.dialect, node.dialect],
    [words.type, node.type],
    [words.ends, node.terminal ? words.endsYes : words.endsNo],
    [words.exits, node.ports.map((port) => portTitle(node, port)).join(", ")],
  ] as const;
  return (
    <div className={classes["body"]}>
      <p className={classes["note"]}>{words.explain}</p>
      <dl className={classes["settings"]}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === "" ? words.none : value}</dd>
          </div>
        ))}
      </dl>
      <section className={classes["field"]}>
        <h3 className={classes["section"]}>{words.config}</h3>
        <pre className={classes["opaque"]} data-testid="vendor-config" tabIndex={0} aria-label={words.config}>
          {JSON.stringify(node.config, null, 2)}
        </pre>
      </section>
    </div>
  );
}
