import { describe, expect, it } from "vitest";
import { createLogger } from "./create-logger.ts";
import { createSecretScrubber } from "./secret-scrubber.ts";

const SECRET = 's3cr3t-"Wert/+=x';
const PLAIN = "hunter2hunter2";

/** Every shape in which a secret was seen in logs; each must come out without it. */
const SHAPES: Readonly<Record<string, (log: ReturnType<typeof createLogger>) => void>> = {
  "a header object": (log) => log.info({ headers: { authorization: `Bearer ${PLAIN}` } }, "call"),
  "a request's header": (log) => log.info({ req: { headers: { cookie: `a=b; tonegraph_session=${PLAIN}` } } }, "call"),
  "a deep header": (log) => log.info({ a: { b: { c: { headers: { "x-api-key": PLAIN } } } } }, "call"),
  "a header list": (log) => log.info({ rawHeaders: ["Authorization", `Basic ${PLAIN}`] }, "call"),
  "a message with bearer": (log) => log.info(`sent Authorization: Bearer ${PLAIN}`),
  "a form body": (log) => log.info(`body was grant_type=client_credentials&client_secret=${PLAIN}&scope=x`),
  "a query": (log) => log.info(`GET /callback?access_token=${PLAIN}&x=1`),
  "a fragment": (log) => log.info(`Open http://127.0.0.1:4400/sign-in#token=${PLAIN}`),
  "a quoted JSON body": (log) => log.info(`answer ${JSON.stringify({ clientSecret: PLAIN, id: 1 })}`),
  "a JSON body in JSON": (log) =>
    log.info({ body: JSON.stringify({ inner: JSON.stringify({ password: PLAIN }) }) }, "call"),
  "an error's message": (log) => log.error({ err: new Error(`password=${PLAIN} was refused`) }, "failed"),
  "an error's cause": (log) =>
    log.error({ err: new Error("failed", { cause: new Error(`token: ${PLAIN}`) }) }, "failed"),
  "an address with a password": (log) => log.info(`postgres://tonegraph:${PLAIN}@db.example/tonegraph`),
  "an API token": (log) => log.info(`refused tg_${PLAIN}`),
  "a JSON web token": (log) => log.info(`got eyJhbGciOiJIUzI1NiJ9.${PLAIN}.c2lnbmF0dXJl`),
  "a private key": (log) => log.info(`-----BEGIN PRIVATE KEY-----\n${PLAIN}\n-----END PRIVATE KEY-----`),
  "a known value": (log) => log.info(`vendor said: ${SECRET} is wrong`),
  "a known value in base64": (log) => log.info(`Header was ${Buffer.from(SECRET).toString("base64")}`),
  "a known value, encoded": (log) => log.info(`GET /x?q=${encodeURIComponent(SECRET)}`),
  "a known value in an object": (log) => log.info({ anything: { deep: [SECRET] } }, "call"),
  "a child's bindings": (log) => log.child({ session: PLAIN }).info("call"),
  "a set-cookie": (log) => log.info(`set-cookie: __Host-tonegraph_session=${PLAIN}; Path=/; HttpOnly`),
};

describe("createSecretScrubber", () => {
  it.each(Object.entries(SHAPES))("hides a secret in %s", (_name, write) => {
    const lines: string[] = [];
    const scrubber = createSecretScrubber();
    scrubber.add(SECRET);
    write(createLogger({ level: "trace", destination: { write: (line) => void lines.push(line) }, scrubber }));
    const all = lines.join("");
    for (const form of [PLAIN, SECRET, JSON.stringify(SECRET).slice(1, -1), Buffer.from(SECRET).toString("base64")])
      expect(all).not.toContain(form);
    expect(all).toContain("[hidden]");
    expect(JSON.parse(lines[0] ?? "")).toHaveProperty("level");
  });

  it.each([
    '{"level":30,"reqId":"req_1","msg":"GET /api/tokens answered 200, 3 tokens, session ended","token":null}\n',
    '{"level":30,"url":"/api/tokens/token_bootstrap","actor":"token_bootstrap","msg":"request"}\n',
  ])("leaves the ordinary line %s as it is", (line) => {
    expect(createSecretScrubber().scrub(line)).toBe(line);
  });

  it("takes a value with half a character, as a vendor's JSON may have it", () => {
    const scrubber = createSecretScrubber();
    scrubber.add("abcdefgh\ud800");
    expect(scrubber.scrub("said abcdefgh\ud800, ?q=abcdefgh%EF%BF%BD")).toBe("said [hidden], ?q=[hidden]");
  });

  it("hides the whole of a value that begins with another, and what it is told later", () => {
    const scrubber = createSecretScrubber();
    for (const secret of ["a.b+c(d", "a.b+c(d$e^f"]) scrubber.add(secret);
    expect(scrubber.scrub("said a.b+c(d$e^f and a.b+c(d")).toBe("said [hidden] and [hidden]");
    scrubber.add("later|value");
    expect(scrubber.scrub("said later|value, laterXvalue")).toBe("said [hidden], laterXvalue");
  });
});
