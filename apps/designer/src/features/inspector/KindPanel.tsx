import { assertNever, type FlowNode } from "@tonegraph/flow-model";
import { CollectPanel } from "./kinds/CollectPanel.tsx";
import { ConditionPanel } from "./kinds/ConditionPanel.tsx";
import { HangupPanel } from "./kinds/HangupPanel.tsx";
import { HoursPanel } from "./kinds/HoursPanel.tsx";
import { HttpRequestPanel } from "./kinds/HttpRequestPanel.tsx";
import { IdPanel } from "./kinds/IdPanel.tsx";
import { LanguagePanel } from "./kinds/LanguagePanel.tsx";
import { MenuPanel } from "./kinds/MenuPanel.tsx";
import { MessagePanel } from "./kinds/MessagePanel.tsx";
import { SetVariablesPanel } from "./kinds/SetVariablesPanel.tsx";
import { SubflowPanel } from "./kinds/SubflowPanel.tsx";
import { TransformPanel } from "./kinds/TransformPanel.tsx";
import { VendorBlockPanel } from "./kinds/VendorBlockPanel.tsx";
import type { NodeForm } from "./node-form.ts";
import classes from "./inspector.module.css";
import { inspectorWords } from "./words/inspector-words.ts";

/** The settings of one kind of block. */
export function KindPanel({ form }: { readonly form: NodeForm }) {
  const { node } = form;
  if (node.kind === "start") return <p className={classes["explain"]}>{inspectorWords.start}</p>;
  if (node.kind === "vendorBlock") return <VendorBlockPanel node={node} />;
  return <EditedKind form={form} node={node} />;
}

type EditedNode = Exclude<FlowNode, { kind: "start" | "vendorBlock" }>;

function EditedKind({ form, node }: { readonly form: NodeForm; readonly node: EditedNode }) {
  switch (node.kind) {
    case "message":
      return <MessagePanel form={{ ...form, node }} />;
    case "menu":
      return <MenuPanel form={{ ...form, node }} />;
    case "collect":
      return <CollectPanel form={{ ...form, node }} />;
    case "language":
      return <LanguagePanel form={{ ...form, node }} />;
    case "condition":
      return <ConditionPanel form={{ ...form, node }} />;
    case "hours":
      return <HoursPanel form={{ ...form, node }} />;
    case "setVariables":
      return <SetVariablesPanel form={{ ...form, node }} />;
    case "transform":
      return <TransformPanel form={{ ...form, node }} />;
    case "httpRequest":
      return <HttpRequestPanel form={{ ...form, node }} />;
    case "subflow":
      return <SubflowPanel form={{ ...form, node }} />;
    case "queue":
    case "agent":
    case "externalNumber":
    case "voicemail":
      return <IdPanel form={{ ...form, node }} />;
    case "hangup":
      return <HangupPanel form={{ ...form, node }} />;
    default:
      return assertNever(node);
  }
}
