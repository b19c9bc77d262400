import { err } from "@tonegraph/flow-model";
import type { DialectClient, VendorError } from "@tonegraph/vendor-kit";

/** Told of a method's failure; what it gives back is what the caller is told. */
type OnFailure = (operation: string, error: VendorError) => VendorError;

/** The client as it is, with every failure of its methods told to somebody who looks on, and who may say more of it. */
export function watchClient(client: DialectClient, onFailure: OnFailure): DialectClient {
  const watched: DialectClient = { ...client };
  for (const [name, method] of Object.entries(client)) {
    if (typeof method !== "function") continue;
    const look = (answer: unknown): unknown => (isFailure(answer) ? err(onFailure(name, answer.error)) : answer);
    Reflect.set(watched, name, (...args: readonly unknown[]): unknown => {
      const answer: unknown = Reflect.apply(method, client, args);
      return answer instanceof Promise ? answer.then(look) : look(answer);
    });
  }
  return watched;
}

function isFailure(answer: unknown): answer is { readonly ok: false; readonly error: VendorError } {
  return typeof answer === "object" && answer !== null && "ok" in answer && answer.ok === false && "error" in answer;
}
