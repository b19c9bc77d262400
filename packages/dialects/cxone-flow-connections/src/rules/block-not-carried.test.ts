import { flowOf, hangup, message, vendorBlock, type NodeFields } from "@tonegraph/flow-model/testing";
import { verifyRule } from "@tonegraph/flow-validation/testing";
import { describe, it } from "vitest";
import { profile } from "../index.ts";
import { blockNotCarried } from "./block-not-carried.ts";

const block = (fields: NodeFields<"vendorBlock">, wires = ["node_start -> node_b", "node_b -> node_h"]) =>
  flowOf({
    nodes: {
      node_b: vendorBlock({
        label: "Step 3",
        dialect: "cxone-flow-connections",
        type: "decision",
        config: { exits: [{ port: "next", condition: "true", type: "default" }] },
        ...fields,
      }),
      node_h: hangup(),
      node_m: message(),
    },
    wires,
  });

const NOT_DOCUMENTED =
  "CXone's document has no node or connection like “Step 3”, and CXone refuses it. Take it out, or put it right at CXone and read the flow again.";
const wrong = (name: string, flow: ReturnType<typeof block>, [fault, words]: readonly [string, string]) => ({
  name,
  flow,
  profile,
  problems: [
    {
      severity: "error" as const,
      at: { nodeId: "node_b", pointer: "/nodes/node_b" },
      params: { fault },
      fix: null,
      words,
    },
  ],
});

describe("block-not-carried", () => {
  it("finds vendor blocks that CXone's connections cannot stand for", () =>
    verifyRule(blockNotCarried, {
      valid: [
        { name: "a block that was read from CXone", flow: block({}), profile },
        { name: "a start of CXone behind the start", flow: block({ type: "start" }), profile },
        {
          name: "an end",
          flow: block({ type: "terminal", ports: [], terminal: true }, ["node_start -> node_b"]),
          profile,
        },
      ],
      invalid: [
        wrong("another vendor's", block({ dialect: "template" }), [
          "foreign",
          "CXone's connections cannot stand for “Step 3”, a block of another vendor. Take it out.",
        ]),
        wrong("a block that lost an exit", block({ config: { exits: [] } }), [
          "unreadable",
          "What “Step 3” was at CXone cannot be read any more. Take it out and draw it anew.",
        ]),
        wrong("a block of a type that the document refuses", block({ type: "script" }), [
          "notDocumented",
          NOT_DOCUMENTED,
        ]),
        wrong(
          "a connection of a type that the document refuses",
          block({ config: { exits: [{ port: "next", condition: "true", type: "error" }] } }),
          ["notDocumented", NOT_DOCUMENTED],
        ),
        wrong(
          "a condition that cannot be evaluated",
          block({ config: { exits: [{ port: "next", condition: "MATCHES(dtmf", type: "default" }] } }),
          ["notDocumented", NOT_DOCUMENTED],
        ),
        wrong("a block without a type", block({ type: " " }), [
          "unreadable",
          "What “Step 3” was at CXone cannot be read any more. Take it out and draw it anew.",
        ]),
        wrong(
          "a start elsewhere",
          block({ type: "start" }, ["node_start -> node_m", "node_m -> node_b", "node_b -> node_h"]),
          [
            "secondStart",
            "A call begins at “Step 3” at CXone, but it does not follow the start here. Connect the start to it.",
          ],
        ),
        wrong("no exit and no end", block({ ports: [] }, ["node_start -> node_b"]), [
          "leadsNowhere",
          "CXone wants every way to end in a terminal, but “Step 3” is none and has no exit. Take it out.",
        ]),
      ],
    }));
});
