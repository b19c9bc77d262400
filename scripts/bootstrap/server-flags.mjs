/**
 * Flags of Node that the server is started with. Helpers of the engine, which collect and compile beside the server, are as
 * many as there are cores beside its own (0: Node counts them): four of them, its usual number, leave it a fifth of one core.
 */
export const SERVER_FLAGS = Object.freeze(["--v8-pool-size=0"]);
