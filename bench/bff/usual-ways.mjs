// The ways that most servers hand a page on, `fetch` and axios behind Fastify: a process each, started with the way and the
// call. Plain JavaScript, so that an older Node runs it too. Prints its port.
import axios from "axios";
import { fastify } from "fastify";

const [way = "", call = ""] = process.argv.slice(2);
/** @type {{ url: string, headers: Record<string, string>, body: string }} */
const { url, headers, body } = JSON.parse(call);

/** @type {Readonly<Record<string, () => Promise<string>>>} */
const ways = {
  fetch: async () => (await fetch(url, { method: "POST", headers, body })).text(),
  axios: async () => (await axios.post(url, body, { headers, responseType: "text" })).data,
};
const ask = ways[way];
if (ask === undefined) throw new Error(`there is no way "${way}"`);
const app = fastify();
app.get("/page", async (_request, reply) => reply.type("application/json").send(await ask()));
const address = await app.listen({ port: 0, host: "127.0.0.1" });
process.stdout.write(`${new URL(address).port}\n`);
process.once("disconnect", () => process.exit());
