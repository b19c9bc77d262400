import { jsonpath, type JSONPathQuery } from "json-p3";
import { spend, type StepBudget } from "./json-path.ts";

const { expressions, selectors } = jsonpath;
type JSONPathSelector = InstanceType<typeof selectors.JSONPathSelector>;
type FilterExpression = InstanceType<typeof expressions.FilterExpression>;

/**
 * Makes every step of a query, and of the queries within its filters, count against a budget. The library's own eager steps
 * hand all that was found to one call as arguments, which long lists overflow: its lazy steps are used throughout.
 */
export function guardQuery(query: JSONPathQuery, budget: StepBudget): void {
  for (const segment of query.segments) {
    segment.resolve = (nodes) => [...segment.lazyResolve(nodes)];
    for (const selector of segment.selectors) guardSelector(selector, budget);
  }
}

function guardSelector(selector: JSONPathSelector, budget: StepBudget): void {
  const select = selector.resolve.bind(selector);
  const filter = selector instanceof selectors.FilterSelector ? selector : null;
  selector.resolve = (node) => {
    spend(budget, filter ? 1 + membersOf(node.value) : 1);
    const found = select(node);
    spend(budget, found.length);
    return found;
  };
  if (filter) for (const inner of queriesIn(filter.expression)) guardQuery(inner, budget);
}

/** How many items a filter looks at. */
function membersOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}

/** The queries that a filter makes for every item it looks at. */
function queriesIn(expression: FilterExpression): readonly JSONPathQuery[] {
  if (expression instanceof expressions.FilterQuery) return [expression.path];
  return innerOf(expression).flatMap(queriesIn);
}

/** The expressions that a filter's expression is directly made of. */
export function innerOf(expression: FilterExpression): readonly FilterExpression[] {
  if (expression instanceof expressions.LogicalExpression) return [expression.expression];
  if (expression instanceof expressions.PrefixExpression) return [expression.right];
  if (expression instanceof expressions.InfixExpression) return [expression.left, expression.right];
  return expression instanceof expressions.FunctionExtension ? expression.args : [];
}
