import fastify from "fastify";
import { Pool } from "pg";
import { afterAll, describe, expect, inject, it } from "vitest";
import { addErrorHandling } from "../plugins/errors.ts";

// `pg` has no code for it, only words: should they change, this fails.
describe("a request that gets no database connection in time", () => {
  const pool = new Pool({ ...inject("postgres"), max: 1, connectionTimeoutMillis: 30_000 });
  const app = fastify();
  addErrorHandling(app, "");
  app.get("/api/rows", async () => (await pool.query("select 1")).rows);
  afterAll(async () => {
    await app.close();
    await pool.end();
  });

  it("is told to come again, and succeeds when it does", async () => {
    const held = await pool.connect();
    // From here on nothing connects anew: the one connection is waited for.
    pool.options.connectionTimeoutMillis = 20;
    const busy = await app.inject("/api/rows");
    held.release();
    expect(busy.statusCode).toBe(503);
    expect(busy.headers["retry-after"]).toBe("2");
    expect(busy.json()).toMatchObject({ code: "overloaded" });
    expect((await app.inject("/api/rows")).statusCode).toBe(200);
  });
});
