import { describe, expect, it } from "vitest";
import { fullPayload } from "../__fixtures__/document-payloads.ts";
import { messageOf, said, setUpClient } from "../__fixtures__/scripted-client.ts";

describe("checkAssets", () => {
  it("asks once for every recording, and names those that are missing with their nodes", async () => {
    const artefact = {
      ...fullPayload,
      nodes: [
        ...fullPayload.nodes,
        { ...fullPayload.nodes[1], id: "again", mediaAssetId: "asset/x" },
        { ...fullPayload.nodes[1], id: "third", mediaAssetId: "asset/x" },
      ],
    };
    const { client, calls } = setUpClient([{ status: 404 }, said({}), { status: 404 }]);
    const answer = await client.preflight?.(artefact);
    expect(answer).toMatchObject({ ok: false, error: { kind: "notFound", ambiguous: false } });
    expect(messageOf(answer ?? { ok: true })).toBe(
      "NICE CXone does not have these recordings: asset_abc123 (in welcome); asset/x (in again, third). Upload them there, or choose others. Nothing was sent.",
    );
    expect(calls()).toEqual(["asset_abc123", "asset_menu", "asset%2Fx"].map((id) => `GET /api/v2/media/assets/${id}`));
  });

  it("cannot say that a recording is missing where it may not ask", async () => {
    const { client } = setUpClient([{ status: 403 }]);
    expect(await client.preflight?.(fullPayload)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
  });
});
