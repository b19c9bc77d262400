import { setFlagsFromString } from "node:v8";

/**
 * Keeps what was compiled. V8 throws away the code of functions that were not used during a few collections, and a server
 * that had nothing to do for some seconds then takes twice as long for its next ten thousand requests.
 */
export function keepCompiledCode(): void {
  setFlagsFromString("--no-flush-bytecode");
}
