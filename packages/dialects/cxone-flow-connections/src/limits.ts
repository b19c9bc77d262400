/** How many connections a flow may have: a second registration replaces the first, so batches cannot be added up. */
export const MAX_CONNECTIONS = 50;
/** How many connections may leave a node where the tenant sets nothing else. */
export const MAX_CONNECTIONS_PER_NODE = 10;
