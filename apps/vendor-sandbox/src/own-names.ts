// By which names the sandbox is called. A page of another site can give its own name the address of this machine (DNS
// rebinding): its browser then takes the sandbox for a part of that site, but still says the name.
import type { FastifyInstance, FastifyRequest } from "fastify";

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|(?:.+\.)?localhost)$/;

/** Refuses requests below this plugin that call the sandbox by a name that is none of its own. */
export function refuseOtherNames(app: FastifyInstance, names: readonly string[]): void {
  const known = new Set(names.map((name) => nameIn(name)));
  app.addHook("onRequest", async (request, reply) => {
    const name = nameIn(request.headers.host ?? "");
    if (LOOPBACK.test(name) || known.has(name) || (name !== "" && name === addressOf(request))) return;
    const words = `This sandbox is not called “${name.slice(0, 80)}”. Open it by the address it listens on, such as http://127.0.0.1:4401, or add the name to SANDBOX_ALLOWED_HOSTS.`;
    return reply.code(403).send({ message: words });
  });
}

/** A host without its port, in lower case; an IPv6 address in brackets. */
function nameIn(host: string): string {
  const isBareAddress = host.split(":").length > 2 && !host.startsWith("[");
  if (isBareAddress) return `[${host.toLowerCase()}]`;
  return host.toLowerCase().replace(/:\d*$/, "").replace(/\.$/, "");
}

/** The address at which the request came in. */
function addressOf({ socket }: FastifyRequest): string {
  const address = (socket.localAddress ?? "").replace(/^::ffff:/, "");
  return nameIn(address);
}
