// Secrets that a block's steps would carry in clear, where everybody who may read the flow could read them. Looked for in the
// steps as they are sent, by the search that hides secrets when a flow is read: no field is left out.
import type { Json, NodeOfKind } from "@tonegraph/flow-model";
import { hideInText, hideSecrets, isJsonObject } from "@tonegraph/vendor-kit";
import { ownVariable } from "../step-ids.ts";
import type { WireStep } from "../wire.ts";
import type { BlockSteps, Place } from "./place.ts";

/** The form of a reference into the tenant's vault: a variable's name. */
const REFERENCE = /^[A-Za-z_][A-Za-z0-9_]*$/;
const QUOTED = /(\{\{[^{}]*\}\}\s*[=!]=+\s*)?'((?:\\.|[^'\\])*)'(\s*[=!]=+\s*\{\{[^{}]*\}\})?/gs;
const NUMBER = /^\d[\d.]*$/;

const AUTHENTICATION = "Use its authentication, which names the secret in CXone's vault.";
const VAULT = "Keep it in CXone's vault, and put the variable it has there in its place.";

/** Whether a name is one under which the tenant's vault can keep a secret. */
export function isReference(name: string): boolean {
  return REFERENCE.test(name);
}

/** Tells of a request's secret that is no reference into the tenant's vault. */
export function tellReference({ authentication }: NodeOfKind<"httpRequest">, place: Place): void {
  if (authentication === undefined || isReference(authentication.secretRef)) return;
  const words = `The secret of ${place.name} must be the name under which CXone's vault keeps it: letters, digits and _.`;
  place.tell.unsupported("secret-not-a-reference", words);
}

/** Tells of every field of a block's steps that holds a secret, each once. */
export function tellSecrets({ steps, subFlow = [] }: BlockSteps, place: Place): void {
  const fields = new Map<string, string>();
  for (const step of [...steps, ...subFlow]) {
    if (isRouting(step, place)) continue;
    hideSecrets(withoutReckoning({ ...step }, place), ({ pointer }) => {
      const [where, remedy] = fieldAt(pointer);
      fields.set(where, remedy);
      return "";
    });
  }
  for (const [where, remedy] of fields) {
    const words = `${place.name} has a secret in ${where}, and a flow can be read by many. ${remedy}`;
    place.tell.unsupported("secret-in-flow", words, { where });
  }
}

// Most steps of a request only choose the way by its status: they hold nothing that was drawn.
function isRouting({ id, type }: WireStep, { stepId }: Place): boolean {
  return type === "Condition" && id !== stepId;
}

// Whatever a variable is called: what is reckoned in the call is no secret of the flow, and neither are our own variables.
function withoutReckoning(step: Readonly<Record<string, Json>>, { stepId }: Place): Json {
  const { configuration } = step;
  if (!isJsonObject(configuration) || !isJsonObject(configuration["assignments"])) return step;
  const given = Object.entries(configuration["assignments"]).filter(
    ([name]) => !name.startsWith(ownVariable(stepId, "")),
  );
  const assignments = Object.fromEntries(given.map(([name, value]) => [name, writtenIn(value)]));
  return { ...step, configuration: { ...configuration, assignments } };
}

/** What stands in an expression itself: its texts, with a secret what it is compared with, or the number that is all of it. */
function writtenIn(expression: Json): Json {
  if (typeof expression !== "string" || NUMBER.test(expression)) return expression;
  const texts = [...expression.matchAll(QUOTED)].map(([whole, before = "", text = "", behind = ""]) =>
    before + behind !== "" && isGivenAway(whole) ? whole : text.replaceAll(/\\(.)/gs, "$1"),
  );
  return texts.filter((text) => /[\p{L}\p{N}]/u.test(text)).join("{{}}");
}

function isGivenAway(text: string): boolean {
  return hideInText(text, () => "") !== text;
}

/** A field for people, and what to do about a secret in it. */
function fieldAt(pointer: string): readonly [where: string, remedy: string] {
  const names = pointer.split("/").map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  const [, , field = "", inside = ""] = names;
  switch (field) {
    case "url":
      return ["its address", AUTHENTICATION];
    case "headers":
      return [`its header ${inside}`, AUTHENTICATION];
    case "body":
      return ["its body", AUTHENTICATION];
    case "authentication":
      return [inside === "tokenEndpoint" ? "the address of its token" : "its authentication", VAULT];
    case "defaultResponse":
      return ["its default answer", VAULT];
    case "assignments":
      return [`its variable ${inside}`, VAULT];
    case "expression":
      return ["its expression", VAULT];
    case "conditions":
      return ["its conditions", VAULT];
    case "prompts":
      return ["its words", VAULT];
    default:
      return [`its field ${names.slice(names[1] === "configuration" ? 2 : 1).join("/")}`, VAULT];
  }
}
