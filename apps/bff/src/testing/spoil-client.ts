import { err, type Result } from "@tonegraph/flow-model";
import type { DialectClient, VendorError } from "@tonegraph/vendor-kit";

/** The calls at a vendor that a test can spoil. */
export type SpoiltCall =
  | "create"
  | "replace"
  | "restore"
  | "remove"
  | "validate"
  | "compile"
  | "activate"
  | "deactivate"
  | "afterLive"
  | "preflight";

/** What goes wrong with a call: it is refused, answered 409, or its answer is lost before or after it was done. */
export type Spoiling = "refused" | "conflict" | "lostBefore" | "lostAfter";

const ERRORS: Readonly<Record<Spoiling, VendorError>> = {
  refused: { kind: "rejected", message: "The vendor said no.", vendorMessage: "No.", status: 400, ambiguous: false },
  conflict: { kind: "conflict", message: "Somebody was faster.", status: 409, ambiguous: false },
  lostBefore: { kind: "timeout", message: "No answer came.", ambiguous: true },
  lostAfter: { kind: "timeout", message: "No answer came.", ambiguous: true },
};

/** The client with one of its calls spoilt so many times; what it does not offer stays absent. */
export function spoilClient(
  client: DialectClient,
  { call, spoiling, times }: { readonly call: SpoiltCall; readonly spoiling: Spoiling; readonly times: number },
): DialectClient {
  let left = times;
  const original = client[call];
  if (original === undefined) return client;
  const spoilt = async (...args: readonly unknown[]): Promise<Result<unknown, VendorError>> => {
    const run = (): Promise<Result<unknown, VendorError>> => Reflect.apply(original, client, [...args]);
    if (left <= 0) return run();
    left -= 1;
    if (spoiling === "lostAfter") await run();
    return err(ERRORS[spoiling]);
  };
  return { ...client, [call]: spoilt };
}
