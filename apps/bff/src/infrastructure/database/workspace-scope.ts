import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  IdentifierNode,
  JoinNode,
  OperationNodeTransformer,
  OperatorNode,
  ParensNode,
  PrimitiveValueListNode,
  ReferenceNode,
  TableNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
  WhereNode,
  type DeleteQueryNode,
  type InsertQueryNode,
  type Kysely,
  type KyselyPlugin,
  type OperationNode,
  type QueryId,
  type SelectQueryNode,
  type UpdateQueryNode,
} from "kysely";
import type { Database } from "./schema.ts";

const COLUMN = "workspace_id";
/** Tables without a workspace column. Everything else is scoped, also tables added later. */
const UNSCOPED = new Set(["workspaces"]);

/**
 * The database as one workspace sees it: every select, update and delete is limited to its rows and every insert
 * carries its id. This is the only place where queries are scoped; raw SQL is not rewritten.
 */
export function scopeToWorkspace(db: Kysely<Database>, workspaceId: string): Kysely<Database> {
  const transformer = new WorkspaceTransformer(workspaceId);
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => transformer.transformNode(node, queryId),
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return db.withPlugin(plugin);
}

class WorkspaceTransformer extends OperationNodeTransformer {
  readonly #workspaceId: string;

  constructor(workspaceId: string) {
    super();
    this.#workspaceId = workspaceId;
  }

  protected override transformSelectQuery(node: SelectQueryNode, queryId?: QueryId): SelectQueryNode {
    return this.#withCondition(super.transformSelectQuery(node, queryId), node.from?.froms ?? []);
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, queryId?: QueryId): UpdateQueryNode {
    const scoped = super.transformUpdateQuery(node, queryId);
    return this.#withCondition(scoped, [...(node.table ? [node.table] : []), ...(node.from?.froms ?? [])]);
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, queryId?: QueryId): DeleteQueryNode {
    return this.#withCondition(super.transformDeleteQuery(node, queryId), node.from.froms);
  }

  // In the join's own condition: in the where clause it would turn an outer join into an inner one.
  protected override transformJoin(node: JoinNode, queryId?: QueryId): JoinNode {
    const scoped = super.transformJoin(node, queryId);
    const name = nameOf(node.table);
    return name === null ? scoped : JoinNode.cloneWithOn(scoped, this.#belongsHere(name));
  }

  protected override transformInsertQuery(node: InsertQueryNode, queryId?: QueryId): InsertQueryNode {
    const scoped = super.transformInsertQuery(node, queryId);
    if (!node.into || nameOf(node.into) === null) return scoped;
    if (!scoped.values || !ValuesNode.is(scoped.values)) throw new Error("an insert into a scoped table needs values");
    const rows = scoped.values.values.map((row) =>
      PrimitiveValueListNode.is(row)
        ? PrimitiveValueListNode.create([...row.values, this.#workspaceId])
        : ValueListNode.create([...row.values, ValueNode.create(this.#workspaceId)]),
    );
    return {
      ...scoped,
      columns: [...(scoped.columns ?? []), ColumnNode.create(COLUMN)],
      values: ValuesNode.create(rows),
    };
  }

  #withCondition<Query extends { readonly where?: WhereNode }>(query: Query, tables: readonly OperationNode[]): Query {
    const conditions = tables.flatMap((table) => {
      const name = nameOf(table);
      return name === null ? [] : [this.#belongsHere(name)];
    });
    if (conditions.length === 0) return query;
    const all = query.where ? [ParensNode.create(query.where.where), ...conditions] : conditions;
    return { ...query, where: WhereNode.create(all.reduce((left, right) => AndNode.create(left, right))) };
  }

  #belongsHere(table: string): OperationNode {
    return BinaryOperationNode.create(
      ReferenceNode.create(ColumnNode.create(COLUMN), TableNode.create(table)),
      OperatorNode.create("="),
      ValueNode.create(this.#workspaceId),
    );
  }
}

/** What the table is called in the query, or null where there is nothing to scope. */
function nameOf(node: OperationNode): string | null {
  if (TableNode.is(node)) {
    const name = node.table.identifier.name;
    return UNSCOPED.has(name) ? null : name;
  }
  if (AliasNode.is(node) && TableNode.is(node.node) && nameOf(node.node) !== null)
    return IdentifierNode.is(node.alias) ? node.alias.name : null;
  return null;
}
