import { describe, expect, it } from "vitest";
import { customerServicePayload } from "../__fixtures__/document-payloads.ts";
import { account } from "../__fixtures__/sandbox-account.ts";
import { sandbox } from "./sandbox.ts";
import { freshState } from "./state.ts";

const FLOWS = "/api/v2/flows";
const [begin] = customerServicePayload.steps;
const ledToMaria = {
  ...customerServicePayload,
  steps: [{ ...begin, nextStep: { ...begin?.nextStep, timeoutTarget: "maria" } }],
};
const said = (response: { status: number; body: string }) => ({
  status: response.status,
  ...JSON.parse(response.body),
});
describe("sandbox: behind one's back", () => {
  it("edits a flow without any check, and counts the version", () => {
    const { ask, token, change, state } = account();
    const signedIn = { token: token() };
    const { id } = said(ask("POST", FLOWS, { ...signedIn, body: customerServicePayload }));
    change((before) => sandbox.editFlow(before, { id, artefact: { name: "Theirs" }, now: 0 }).state);
    expect(said(ask("GET", `${FLOWS}/${id}`, signedIn))).toEqual({ status: 200, name: "Theirs", id, _version: 2 });
    expect(sandbox.listFlows(state())).toHaveLength(1);
  });

  it("lists a flow with what its callers hear and what its ids are of", () => {
    const { ask, token, change, state } = account();
    change((before) => sandbox.changeResource(before, { action: "add", resource: { kind: "agent", id: "maria" } }));
    ask("POST", FLOWS, { token: token(), body: ledToMaria });
    expect(sandbox.listFlows(state())[0]?.artefact).toMatchObject({
      phrases: [{ id: "prompt-welcome-en", locale: "en-US", text: "Welcome to customer service." }],
      targets: [{ id: "maria", kind: "agent" }],
    });
  });

  it.each(["queue", "agent", "flow", "prompt"])("adds and removes a %s", (kind) => {
    const resource = { kind, id: "thing" };
    const more = sandbox.changeResource(freshState(), { action: "add", resource });
    expect(sandbox.listResources(more)).toContainEqual(resource);
    expect(sandbox.changeResource(more, { action: "remove", resource })).toEqual(freshState());
  });

  it("refuses a kept state that is damaged, rather than starting afresh", () => {
    expect(() => sandbox.listFlows({ dialect: "genesys-menu-flows" })).toThrow();
  });
});
