import type { Result } from "@tonegraph/flow-model";

/** How use cases reach what is stored: always inside one workspace, alone or in one transaction. */
export interface Storage<Store> {
  /** Each call on it is a statement of its own. */
  in(workspaceId: string): Store;
  /** All or nothing: a failed Result rolls back, and so does anything thrown. */
  transaction<Value, Failure>(
    workspaceId: string,
    work: (store: Store) => Promise<Result<Value, Failure>>,
  ): Promise<Result<Value, Failure>>;
}
