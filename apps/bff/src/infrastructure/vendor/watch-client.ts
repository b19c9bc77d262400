import type { DialectClient, VendorError } from "@tonegraph/vendor-kit";

/** The client as it is, with every failure of its methods told to somebody who looks on. */
export function watchClient(
  client: DialectClient,
  onFailure: (operation: string, error: VendorError) => void,
): DialectClient {
  return new Proxy(client, {
    get(target, property) {
      const method: unknown = Reflect.get(target, property);
      if (typeof method !== "function") return method;
      return async (...args: readonly unknown[]): Promise<unknown> => {
        const answer: unknown = await Reflect.apply(method, target, [...args]);
        if (isFailure(answer)) onFailure(String(property), answer.error);
        return answer;
      };
    },
  });
}

function isFailure(answer: unknown): answer is { readonly ok: false; readonly error: VendorError } {
  return typeof answer === "object" && answer !== null && "ok" in answer && answer.ok === false && "error" in answer;
}
