import type { FastifyRequest } from "fastify";

/** The one cookie of the product. */
export interface SessionCookie {
  read(request: FastifyRequest): string | null;
  /** A `set-cookie` header. */
  write(token: string, expires: Date): string;
  clear(): string;
}

/** `__Host-` binds the cookie to exactly our origin over HTTPS; plain http on the own machine cannot have it. */
export function createSessionCookie(publicUrl: string | null): SessionCookie {
  const secure = publicUrl?.startsWith("https:") ?? false;
  const name = secure ? "__Host-tonegraph_session" : "tonegraph_session";
  const write = (token: string, expires: Date) =>
    `${name}=${token}; Path=/; Expires=${expires.toUTCString()}; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;
  return {
    read: (request) => readCookie(request.headers.cookie ?? "", name),
    write,
    clear: () => write("", new Date(0)),
  };
}

// Our tokens are base64url: nothing in them is quoted or escaped, and anything else is no token of ours.
function readCookie(header: string, name: string): string | null {
  for (const pair of header.split(";")) {
    const [key, value] = pair.trim().split("=", 2);
    if (key === name && value !== undefined && /^[A-Za-z0-9_-]{1,200}$/.test(value)) return value;
  }
  return null;
}
