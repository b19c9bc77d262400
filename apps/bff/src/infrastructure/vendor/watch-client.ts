import { err } from "@tonegraph/flow-model";
import type { DialectClient, VendorError } from "@tonegraph/vendor-kit";

/** The client as it is, with every failure of its methods told to somebody who looks on, and who may say more of it. */
export function watchClient(
  client: DialectClient,
  onFailure: (operation: string, error: VendorError) => VendorError,
): DialectClient {
  const watched = new Map<string | symbol, unknown>();
  return new Proxy(client, {
    get(target, property) {
      const known = watched.get(property);
      if (known !== undefined) return known;
      const method: unknown = Reflect.get(target, property);
      if (typeof method !== "function") return method;
      const look = (answer: unknown): unknown => {
        return isFailure(answer) ? err(onFailure(String(property), answer.error)) : answer;
      };
      const looking = (...args: readonly unknown[]): unknown => {
        const answer: unknown = Reflect.apply(method, target, args);
        return answer instanceof Promise ? answer.then(look) : look(answer);
      };
      watched.set(property, looking);
      return looking;
    },
  });
}

function isFailure(answer: unknown): answer is { readonly ok: false; readonly error: VendorError } {
  return typeof answer === "object" && answer !== null && "ok" in answer && answer.ok === false && "error" in answer;
}
