import type { CallGraph } from "./call-graph.ts";

/** The nodes of a graph and their exits, however those are wired. */
export type GraphShape = Pick<CallGraph, "nodes" | "kinds" | "firstExit" | "exitNode" | "exitPort">;

/**
 * A pure function of a graph's shape that answers at once for a graph that was only rewired: a rule looks for the few
 * exits that it is about among thousands once, and not after every edit.
 */
export function byShape<Answer extends object>(work: (shape: GraphShape) => Answer): (graph: CallGraph) => Answer {
  // A graph that was only rewired has the very list of ports of the one before (`rewireCallGraph`).
  const answers = new WeakMap<GraphShape["exitPort"], Answer>();
  return (graph) => {
    const known = answers.get(graph.exitPort);
    if (known) return known;
    const answer = work(graph);
    answers.set(graph.exitPort, answer);
    return answer;
  };
}
