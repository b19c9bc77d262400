import type { Problem } from "@tonegraph/flow-model";

/**
 * The order of problems: by place (what concerns the whole flow first, then node by node, within a node by pointer with
 * numbers as numbers), then by code. It does not depend on severity or on the order of keys in the document.
 */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    compareText(a.at.nodeId, b.at.nodeId) ||
    comparePointers(a.at.pointer ?? "", b.at.pointer ?? "") ||
    compareText(a.at.connectionId, b.at.connectionId) ||
    compareText(a.at.promptId, b.at.promptId) ||
    compareText(a.at.language, b.at.language) ||
    compareText(a.code, b.code)
  );
}

function compareText(a: string = "", b: string = ""): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function comparePointers(a: string, b: string): number {
  if (a === b) return 0;
  const left = a.split("/");
  const right = b.split("/");
  const shared = Math.min(left.length, right.length);
  for (let part = 0; part < shared; part++) {
    const order = compareSegments(left[part] ?? "", right[part] ?? "");
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareSegments(a: string, b: string): number {
  const bothNumbers = /^\d+$/.test(a) && /^\d+$/.test(b);
  return (bothNumbers ? Number(a) - Number(b) : 0) || compareText(a, b);
}
