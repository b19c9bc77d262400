import { type Flow, type FlowGraph, type NodeId } from "@tonegraph/flow-model";
import { aKind, type CompileReport, nameOf } from "@tonegraph/vendor-kit";
import { isDocumented } from "../vendor-block.ts";
import type { WireDtmfMapping } from "../wire.ts";
import { destinationOf } from "./destination-of.ts";
import type { MenuPart } from "./find-menu.ts";

/** What compiling one menu reads and writes. */
export interface MenuContext {
  readonly flow: Flow;
  readonly graph: FlowGraph;
  readonly part: MenuPart;
  readonly report: CompileReport;
}

/** The menu's keys in the order of its options. */
export function dtmfMappings(context: MenuContext): WireDtmfMapping[] {
  const { flow, graph, part, report } = context;
  if (part.menu.options.length === 0) {
    const words = `${nameOf(flow, part.menuId)} has no key, and CXone wants at least one in a menu. Add a key that leads to a queue, an agent or a number.`;
    report.add("unsupported", "menu-without-keys", { nodeId: part.menuId, words });
  }
  const seen = new Set<string>();
  return part.menu.options.flatMap(({ key, speech }) => {
    const place = { nodeId: part.menuId, params: { key } };
    if (speech !== undefined && Object.keys(speech).length > 0) {
      const words = `CXone's menus take keys only; the spoken words for key ${key} of ${nameOf(flow, part.menuId)} are not sent.`;
      report.add("dropped", "speech-of-option", { ...place, words });
    }
    if (seen.has(key)) {
      const words = `Key ${key} stands twice in ${nameOf(flow, part.menuId)}; CXone would know one of them only. Remove one.`;
      report.add("unsupported", "key-twice", { ...place, words });
      return [];
    }
    seen.add(key);
    return mapping(key, graph.edgeOn(part.menuId, `key:${key}`)?.target, context);
  });
}

function mapping(key: string, targetId: NodeId | undefined, { flow, part, report }: MenuContext): WireDtmfMapping[] {
  const target = targetId === undefined ? undefined : flow.nodes[targetId];
  if (targetId === undefined || target === undefined) {
    const words = `Key ${key} of ${nameOf(flow, part.menuId)} leads nowhere. Connect it to a queue, an agent or a number.`;
    report.add("unsupported", "key-without-target", { nodeId: part.menuId, words, params: { key } });
    return [];
  }
  const destination = destinationOf(target);
  if (destination && isDocumented(destination)) return [{ key, destination }];
  const words =
    `In CXone a key leads to a queue, an agent or a number; key ${key} of ${nameOf(flow, part.menuId)} ` +
    `leads to ${nameOf(flow, targetId)}, ${aKind(target.kind)}.`;
  report.add("unsupported", "destination-not-supported", {
    nodeId: part.menuId,
    words,
    params: { key, kind: target.kind },
  });
  return destination === null ? [] : [{ key, destination }];
}
