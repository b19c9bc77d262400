import { Button } from "@mantine/core";
import type { ConnectionId } from "@tonegraph/flow-model";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { portTitle } from "../../document/port-words.ts";
import { inspectorWords } from "./words/inspector-words.ts";
import classes from "./inspector.module.css";

/** One connection: where it comes from and where it leads. */
export function WirePanel({ editor, connectionId }: { readonly editor: Editor; readonly connectionId: ConnectionId }) {
  const flow = useStore(editor.document.store, (state) => state.flow);
  const connection = flow.connections[connectionId];
  const source = flow.nodes[connection?.source ?? ""];
  if (!connection) return null;
  const { wire } = inspectorWords;
  return (
    <>
      <header className={classes["head"]}>
        <h2 className={classes["headLabel"]}>{wire.title}</h2>
      </header>
      <div className={classes["body"]}>
        <dl className={classes["settings"]}>
          <div>
            <dt>{wire.leaves}</dt>
            <dd>{source?.label ?? connection.source}</dd>
          </div>
          <div>
            <dt>{wire.exit}</dt>
            <dd>{source ? portTitle(source, connection.port) : connection.port}</dd>
          </div>
          <div>
            <dt>{wire.arrives}</dt>
            <dd>{flow.nodes[connection.target]?.label ?? connection.target}</dd>
          </div>
        </dl>
        <Button
          variant="default"
          disabled={!editor.canEdit}
          onClick={() => editor.view.ask({ type: "delete", heal: false })}
        >
          {wire.remove}
        </Button>
      </div>
    </>
  );
}
