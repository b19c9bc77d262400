/**
 * The code of a request whose result did not come while callers could wait for it, after a 202. Every other failure has
 * the status of its answer for a code, `0` where no answer came.
 */
export const CALLBACK_TIMEOUT = "callback-timeout";
