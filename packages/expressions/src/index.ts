export type { Completion } from "./completion/completion.ts";
export { completionsAt, completionsInTemplate } from "./completion/completions-at.ts";
export { compileExpression, type CompiledExpression } from "./compile-expression.ts";
export { evaluate } from "./evaluate.ts";
export { compileTemplate, evaluateTemplate, type CompiledTemplate } from "./evaluate-template.ts";
export type { EvaluationScope } from "./evaluation-scope.ts";
export {
  BINARY_OPERATORS,
  FUNCTION_NAMES,
  MAX_TREE_DEPTH,
  UNARY_OPERATORS,
  type BinaryOperator,
  type Expression,
  type ExpressionFault,
  type FunctionName,
  type UnaryOperator,
} from "./expression.ts";
export { functionSignatures, type FunctionParameter, type FunctionSignature } from "./functions/function-signatures.ts";
export type { JsonPath, JsonPathFault } from "./json-path/json-path.ts";
export { parseJsonPath } from "./json-path/parse-json-path.ts";
export { indexSteps, isSingularPath, mayBeMissing, stepsByIndex, type IndexStep } from "./json-path/path-shape.ts";
export { queryJsonPath } from "./json-path/query-json-path.ts";
export { parseExpression, type ParsedExpression } from "./parse-expression.ts";
export { parseTemplate, type ParsedTemplate, type TemplatePart } from "./parse-template.ts";
export type { ExpressionSyntax, OperatorForm, PartForm, UnsupportedConstruct } from "./print/expression-syntax.ts";
export { ownSyntax } from "./print/own-syntax.ts";
export { printExpression, printExpressionAs } from "./print/print-expression.ts";
export { literalText, splitTemplate, type SplitTemplate, type TemplateStretch } from "./split-template.ts";
export { startsIn } from "./starts-in.ts";
export {
  VALUE_KINDS,
  eitherType,
  isUnknown,
  typeOfJson,
  typeOfKinds,
  unknownType,
  type ExpressionType,
  type ValueKind,
} from "./types/expression-type.ts";
export { inferType, type TypeInference } from "./types/infer-type.ts";
export type { TypeFinding } from "./types/type-finding.ts";
export { isVariableName } from "./variable-name.ts";
export { printValue } from "./values/print-value.ts";
export { truthy } from "./values/truthy.ts";
