import {
  applyCommand,
  canonicalJson,
  flowContent,
  parseFlow,
  type Flow,
  type Json,
  type Problem,
} from "@tonegraph/flow-model";
import { arbitraryCommands, arbitraryFlow } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createValidator } from "./create-validator.ts";
import { changeByPatches } from "./index/flow-change.ts";
import type { CompileLoss, Profile } from "./profile.ts";
import { describeFix, describeProblem } from "./describe-problem.ts";
import { permissiveProfile } from "./testing/permissive-profile.ts";
import { readPointer } from "./testing/read-pointer.ts";
import { strictProfile } from "./testing/strict-profile.ts";
import { validateFlow } from "./validate-flow.ts";

const resources = { queue: new Set(["queue_a"]), agent: new Set<string>() };
const profiles = fc.constantFrom(permissiveProfile, strictProfile);

function samePlace(a: Problem, b: Problem): boolean {
  return a.code === b.code && canonicalJson({ ...a.at }) === canonicalJson({ ...b.at });
}

/** The same document with the keys of every record in another order. */
function reordered(value: Json): Json {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reordered(part)]),
  );
}

function parsed(document: unknown): Flow {
  const result = parseFlow(document);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe("validateFlow on any flow", () => {
  it("says only what has a place, in words", () => {
    fc.assert(
      fc.property(arbitraryFlow(), profiles, (flow, profile) => {
        for (const problem of validateFlow(flow, profile, resources)) {
          const { nodeId, connectionId, promptId, pointer } = problem.at;
          for (const id of [...problem.related, ...(nodeId === undefined ? [] : [nodeId])])
            expect(flow.nodes).toHaveProperty([id]);
          if (connectionId !== undefined) expect(flow.connections).toHaveProperty([connectionId]);
          if (promptId !== undefined) expect(flow.prompts).toHaveProperty([promptId]);
          expect(readPointer(flow, pointer ?? "/").exists, pointer).toBe(true);
          const words = [describeProblem(problem, flow), describeFix(problem) ?? ""].join(" ");
          expect(words).not.toMatch(/breaks the rule|undefined|NaN|\[object|Mend it/);
        }
      }),
    );
  });

  it("does not depend on the order of keys", () => {
    fc.assert(
      fc.property(arbitraryFlow(), profiles, (flow, profile) => {
        const other = parsed(reordered(JSON.parse(JSON.stringify(flow))));
        expect(validateFlow(other, profile, resources)).toEqual(validateFlow(flow, profile, resources));
      }),
    );
  });

  it("names no place twice for one reason", () => {
    fc.assert(
      fc.property(arbitraryFlow(), profiles, (flow, profile) => {
        const keys = validateFlow(flow, profile, resources).map(({ code, at, params }) =>
          canonicalJson({ code, at: { ...at }, params }),
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it("offers fixes that can be applied, remove their problem, and leave a flow that parses", () => {
    fc.assert(
      fc.property(arbitraryFlow(), profiles, (flow, profile) => {
        for (const problem of validateFlow(flow, profile, resources)) {
          if (!problem.fix) continue;
          const applied = applyCommand(flow, problem.fix);
          if (!applied.ok) throw new Error(`${problem.code}: ${applied.error.message}`);
          const mended = parsed(applied.value.flow);
          const left = validateFlow(mended, profile, resources).filter((other) => samePlace(other, problem));
          expect(left, problem.code).toEqual([]);
          expect(flowContent(mended)).not.toEqual(flowContent(flow));
        }
      }),
    );
  });
});

describe("createValidator", () => {
  it("says the same as validateFlow after any sequence of edits", () => {
    fc.assert(
      fc.property(
        arbitraryFlow().chain((flow) => fc.tuple(fc.constant(flow), arbitraryCommands(flow))),
        profiles,
        ([flow, commands], profile) => {
          const validator = createValidator(profile, resources);
          let present = flow;
          expect(validator.validate(present)).toEqual(validateFlow(present, profile, resources));
          for (const command of commands) {
            const applied = applyCommand(present, command);
            if (!applied.ok) continue;
            present = applied.value.flow;
            expect(validator.validate(present)).toEqual(validateFlow(present, profile, resources));
          }
          expect(validator.validate(flow)).toEqual(validateFlow(flow, profile, resources));
        },
      ),
    );
  });

  it("says the same when it is told what changed, and after glances at versions that the next one replaced", () => {
    const compiled: Profile = { ...strictProfile, report: (flow) => Object.keys(flow.nodes).map(lossAt) };
    fc.assert(
      fc.property(
        arbitraryFlow().chain((flow) =>
          fc.tuple(fc.constant(flow), arbitraryCommands(flow), fc.infiniteStream(fc.nat(2))),
        ),
        ([flow, commands, ways]) => {
          const validator = createValidator(compiled, resources);
          validator.validate(flow);
          let present = flow;
          for (const command of commands) {
            const applied = applyCommand(present, command);
            if (!applied.ok) continue;
            const change = changeByPatches(present, applied.value.patches);
            present = applied.value.flow;
            if (ways.next().value === 0) {
              const uncompiled = ({ code }: Problem): boolean => code !== "dropped-on-dialect";
              const expected = validateFlow(present, compiled, resources).filter(uncompiled);
              expect(validator.glance(present, change).filter(uncompiled)).toEqual(expected);
            } else expect(validator.validate(present, change)).toEqual(validateFlow(present, compiled, resources));
          }
          const found = validator.validate(present);
          expect(found).toEqual(validateFlow(present, compiled, resources));
          expect(validator.validate({ ...present })).toBe(found);
        },
      ),
    );
  });
});

function lossAt(nodeId: string): CompileLoss {
  return { kind: "dropped", code: "made-up", nodeId, params: {}, words: `${nodeId} is not carried.` };
}
