export {
  BINARY_OPERATORS,
  FUNCTION_NAMES,
  UNARY_OPERATORS,
  type BinaryOperator,
  type Expression,
  type ExpressionFault,
  type FunctionName,
  type UnaryOperator,
} from "./expression.ts";
export { parseExpression, type ParsedExpression } from "./parse-expression.ts";
export { parseTemplate, type ParsedTemplate, type TemplatePart } from "./parse-template.ts";
export { literalText, splitTemplate, type SplitTemplate, type TemplateStretch } from "./split-template.ts";
