import type { Json } from "@tonegraph/flow-model";
import { stepOf } from "./place.ts";

/** The variable that holds a request's status; 0 says that no answer came in time (our reading). */
export const STATUS = "{{http_status_code}}";

/** What is true where the sub-flow itself broke off; then the status is that of another request (our reading). */
export const BROKE_OFF = "{{subflow_status}} == 'failed'";

/** One line of a `Condition`; without a target it is left out. */
export interface Route {
  readonly expression: string;
  readonly nextStepId: string | undefined;
}

/** A `Condition` of these lines, in their order. */
export function conditionStep(id: string, routes: readonly Route[], next?: string): ReturnType<typeof stepOf> {
  const conditions = routes.flatMap(({ expression, nextStepId }): Json[] =>
    nextStepId === undefined ? [] : [{ expression, nextStepId }],
  );
  return stepOf(id, "Condition", { conditions, next });
}
