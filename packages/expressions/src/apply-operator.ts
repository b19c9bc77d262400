import type { Json } from "@tonegraph/flow-model";
import type { BinaryOperator, UnaryOperator } from "./expression.ts";
import { addValues } from "./values/add-values.ts";
import { compareValues } from "./values/compare-values.ts";
import { readNumber } from "./values/read-number.ts";
import { sameValue } from "./values/same-value.ts";
import { truthy } from "./values/truthy.ts";

/** What each operator makes of two values. Two values without an order are neither before nor after one another. */
export const binaryOperations: Readonly<Record<BinaryOperator, (left: Json, right: Json) => Json>> = {
  "||": (left, right) => truthy(left) || truthy(right),
  "&&": (left, right) => truthy(left) && truthy(right),
  "==": (left, right) => sameValue(left, right),
  "!=": (left, right) => !sameValue(left, right),
  "<": (left, right) => {
    const order = compareValues(left, right);
    return order !== null && order < 0;
  },
  "<=": (left, right) => {
    const order = compareValues(left, right);
    return order !== null && order <= 0;
  },
  ">": (left, right) => {
    const order = compareValues(left, right);
    return order !== null && order > 0;
  },
  ">=": (left, right) => {
    const order = compareValues(left, right);
    return order !== null && order >= 0;
  },
  "+": addValues,
};

/** What each operator makes of one value. */
export const unaryOperations: Readonly<Record<UnaryOperator, (value: Json) => Json>> = {
  "!": (value) => !truthy(value),
  "-": (value) => {
    const number = readNumber(value);
    return number === null ? null : 0 - number;
  },
};
