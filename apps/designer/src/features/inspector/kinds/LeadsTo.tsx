import { Button } from "@mantine/core";
import { connectionOn, type Flow, type NodeId } from "@tonegraph/flow-model";
import type { FieldContext } from "../fields/field-context.ts";
import { inspectorWords } from "../words/inspector-words.ts";

interface LeadsToProps {
  readonly context: FieldContext;
  readonly flow: Flow;
  readonly nodeId: NodeId;
  readonly port: string;
}

/** Where an exit leads; pressed, it opens the list of targets. */
export function LeadsTo({ context, flow, nodeId, port }: LeadsToProps) {
  const { editor } = context;
  const target = flow.connections[connectionOn(flow, { nodeId, port }) ?? ""]?.target;
  const label = flow.nodes[target ?? ""]?.label;
  return (
    <Button
      variant="default"
      size="xs"
      disabled={!editor.canEdit}
      onClick={() => editor.view.ask({ type: "connect", from: { nodeId, port } })}
    >
      {label === undefined ? inspectorWords.connect : inspectorWords.leadsTo(label)}
    </Button>
  );
}
