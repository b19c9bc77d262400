import { sql, type RawBuilder } from "kysely";

/**
 * The condition that a lease of at most this length is over. One that ends twice as late as any that begins now was taken
 * before the database's clock was turned back: nobody is to wait until then for somebody who may be gone. Clocks are set back
 * by a little every now and then, which takes nobody's lease.
 */
export function leaseIsOver(until: string, length: RawBuilder<unknown>): RawBuilder<boolean> {
  const end = sql.ref(until);
  return sql<boolean>`(${end} is null or ${end} <= clock_timestamp() or ${end} > clock_timestamp() + 2 * (${length}))`;
}
