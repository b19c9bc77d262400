import { parseExpression, parseTemplate, type ExpressionFault } from "@tonegraph/expressions";
import type { Flow } from "@tonegraph/flow-model";
import { useMemo } from "react";
import { completionTypes } from "../edits/offer-completions.ts";
import { inspectorWords } from "../words/inspector-words.ts";
import { CodeField, type CodeLooks, type TextFault } from "./CodeField.tsx";
import { useTyping } from "./use-typing.ts";

interface ExpressionFieldProps extends CodeLooks {
  readonly flow: Flow;
  readonly language: "expression" | "template";
  readonly value: string;
  readonly onText: (text: string, gesture: string) => boolean;
}

/** An expression, or text with expressions in it: the first fault is shown at its place, variables are completed. */
export function ExpressionField({ flow, language, value, onText, ...looks }: ExpressionFieldProps) {
  const { context, field } = looks;
  const typing = useTyping(value, context.editor.ids, onText);
  const parsed = language === "expression" ? parseExpression(typing.value) : parseTemplate(typing.value);
  // A rule that names the fault in its own words says it once for both.
  const isSaid = context.problemsOf(field).some(({ problem }) => problem.code === "invalid-expression");
  const fault = parsed.ok ? null : placed(parsed.error[0], isSaid);
  const { nodes, variables } = flow;
  const types = useMemo(() => completionTypes({ nodes, variables }), [nodes, variables]);
  return <CodeField {...looks} typing={typing} fault={fault} completing={{ language, types }} />;
}

/** An empty field is no fault to underline: that something is missing is for the rules to say. */
function placed(fault: ExpressionFault | undefined, isSaid: boolean): TextFault | null {
  if (fault === undefined || fault.code === "empty") return null;
  const { position, message } = fault;
  return { position, message: isSaid ? "" : inspectorWords.faultAt(position + 1, message) };
}
