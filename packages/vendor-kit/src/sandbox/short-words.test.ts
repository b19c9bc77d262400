import { describe, expect, it } from "vitest";
import { z } from "zod";
import { IN_SHORT_WORDS } from "./short-words.ts";

describe("IN_SHORT_WORDS", () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ["nothing", z.string(), undefined, "is required"],
    ["no choice", z.enum(["a", "b"]), undefined, "is required"],
    ["another type", z.string(), 1, "must be a string"],
    ["half a number", z.number().int(), 1.5, "must be a whole number"],
    ["no list", z.array(z.string()), {}, "must be an array"],
    ["no object", z.looseObject({}), null, "must be an object"],
    ["another word", z.literal("IVR"), "CHAT", "must be IVR"],
    ["another choice", z.enum(["a", "b"]), "c", "must be one of a, b"],
    ["an empty text", z.string().min(1), "", "must not be empty"],
    ["a short text", z.string().min(2), "a", "must have at least 2 characters"],
    ["a long text", z.string().max(1), "ab", "must have at most 1 character"],
    ["a small number", z.number().min(5), 4, "must be at least 5"],
    ["a great number", z.number().max(5), 6, "must be at most 5"],
    ["an empty list", z.array(z.string()).min(1), [], "must have at least 1 item"],
    ["a long list", z.tuple([z.string()]), ["a", "b"], "must have at most 1 item"],
    ["an unknown field", z.strictObject({}), { a: 1, b: 2 }, "does not take a, b"],
    ["another form", z.string().regex(/^a/), "b", "does not have the documented form"],
    ["none of several forms", z.union([z.string(), z.number()]), true, "does not have the documented form"],
    ["a schema's own words", z.string("must be text"), 1, "must be text"],
  ])("tells %s", (...[, schema, value, words]) => {
    expect(schema.safeParse(value, IN_SHORT_WORDS).error?.issues.map(({ message }) => message)).toEqual([words]);
  });
});
