import { expect, it } from "vitest";
import { addressWith } from "./address-with.ts";

it.each([
  ["flow-1", "https://api.test/flows/flow-1/status"],
  ["a/b?c#d é", "https://api.test/flows/a%2Fb%3Fc%23d%20%C3%A9/status"],
  ["...", "https://api.test/flows/.../status"],
  ["%2e%2e", "https://api.test/flows/%252e%252e/status"],
  ["", null],
  [".", null],
  ["..", null],
  ["\ud800", null],
])("%j stands as one segment in an address, or in none", (id, address) => {
  const made = addressWith("https://api.test/flows", id, "/status");
  expect(made).toBe(address);
  // As whoever sends reads it.
  if (made !== null) expect(new URL(made).href).toBe(made);
});
