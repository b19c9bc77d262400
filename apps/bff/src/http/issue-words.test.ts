import { expect, it } from "vitest";
import { z } from "zod";
import { parsePart } from "./parse-part.ts";

const schema = z.object({
  needed: z.string(),
  text: z.string().min(1).max(3),
  long: z.string().min(2),
  number: z.int().min(1).max(5000),
  list: z.array(z.string()).min(1).max(2),
  url: z.url(),
  at: z.iso.datetime(),
  kind: z.enum(["a", "b"]),
  own: z.string().min(1, "Own words."),
});
const fine = {
  needed: "",
  text: "x",
  long: "xy",
  number: 1,
  list: ["x"],
  url: "https://a.example",
  at: "2026-01-31T09:00:00Z",
  kind: "a",
  own: "x",
};

it.each<[string, unknown, string]>([
  ["needed", undefined, "This is needed."],
  ["needed", 5, "This must be a text."],
  ["text", "", "This must not be empty."],
  ["text", "1234", "Write at most 3 characters."],
  ["long", "x", "Write at least 2 characters."],
  ["number", 0, "The smallest number here is 1."],
  ["number", 5001, "The largest number here is 5,000."],
  ["list", [], "At least one entry is needed."],
  ["list", ["x", "y", "z"], "At most 2 entries fit here."],
  ["url", "nowhere", "Write the whole address, such as https://api.example.com."],
  ["at", "tomorrow", "Write a time with its zone, such as 2026-01-31T09:00:00Z."],
  ["kind", "c", "This must be “a” or “b”."],
  ["own", "", "Own words."],
])("says in our words what is wrong with %s: %j", (name, value, message) => {
  const parsed = parsePart(schema, { ...fine, [name]: value }, "body");
  expect(parsed).toMatchObject({ ok: false, error: { errors: [{ pointer: `/${name}`, message }] } });
});
