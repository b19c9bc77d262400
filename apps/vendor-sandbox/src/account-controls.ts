import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { FindDialect } from "./control-routes.ts";

const numbersSchema = z.record(z.string(), z.number());

/** The numbers of an account, such as how many connections may leave a block there: read, and changed behind the vendor's back. */
export function accountControls(app: FastifyInstance, find: FindDialect): void {
  app.get("/_control/:dialect/account", async (request) => numbersOf(find(request.params).account.read()));
  app.put("/_control/:dialect/account", async (request, reply) => {
    const { account } = find(request.params);
    const [state, wanted] = [account.read(), numbersSchema.parse(request.body)];
    const known = Object.keys(numbersOf(state));
    const strange = Object.keys(wanted).filter((name) => !known.includes(name));
    if (strange.length > 0) {
      const words = `This account has no number ${strange.join(", ")}. There are: ${known.join(", ")}.`;
      return reply.code(400).send({ message: words });
    }
    const changed = { ...objectOf(state), ...wanted };
    // Reads the whole state, so a number that cannot be one is found here.
    account.sandbox.listFlows(changed);
    account.write(changed);
    await account.saved();
    return reply.code(204).send();
  });
}

type State = ReturnType<ReturnType<FindDialect>["account"]["read"]>;

function objectOf(state: State): { readonly [name: string]: State } {
  return typeof state === "object" && state !== null && !Array.isArray(state) ? state : {};
}

/** The numbers in an account, by their names. */
export function numbersOf(state: State): Record<string, number> {
  const numbers = Object.entries(objectOf(state));
  return Object.fromEntries(numbers.flatMap(([name, value]) => (typeof value === "number" ? [[name, value]] : [])));
}
