"""The stack of reference document 001 with the compared checks: pydantic at the border, networkx for the graph.

Reads a flow document as JSON and prints {"stack": ms, "checks": ms, "findings": {...}}: the time with reading by
pydantic, and the time of the checks alone on what pydantic has read before.
"""

import json
import statistics
import sys
import time
from collections import Counter
from typing import Dict, List, Optional

import networkx as nx
from pydantic import BaseModel

LONGEST_PROMPT = 450
DEEPEST = 55
MOST_WIRES = 5
PEOPLE = {"queue", "agent", "externalNumber"}


class Option(BaseModel):
    key: str
    label: str


class Node(BaseModel):
    kind: str
    label: str
    options: Optional[List[Option]] = None


class Connection(BaseModel):
    source: str
    port: str
    target: str


class Text(BaseModel):
    kind: str
    text: Optional[str] = None


class Prompt(BaseModel):
    label: str
    texts: Dict[str, Text]


class Flow(BaseModel):
    startNodeId: str
    nodes: Dict[str, Node]
    connections: Dict[str, Connection]
    prompts: Dict[str, Prompt]


def read_and_check(document):
    return check(Flow.model_validate(document))


def check(flow):
    graph = nx.DiGraph()
    graph.add_nodes_from(flow.nodes)
    graph.add_edges_from((wire.source, wire.target) for wire in flow.connections.values())
    components = list(nx.strongly_connected_components(graph))
    cyclic = [part for part in components if len(part) > 1 or any(graph.has_edge(node, node) for node in part)]
    distances = nx.single_source_shortest_path_length(graph, flow.startNodeId)
    people = [node_id for node_id, node in flow.nodes.items() if node.kind in PEOPLE]
    hopeful = {node for layer in nx.bfs_layers(graph.reverse(copy=False), people) for node in layer}
    depths = longest_ways(graph, flow.startNodeId, distances, components)
    wires = Counter(wire.source for wire in flow.connections.values())
    return {
        "unreachable": len(flow.nodes) - len(distances),
        "inCycles": sum(len(part) for part in cyclic),
        "hopeless": sum(
            1
            for node_id, node in flow.nodes.items()
            if node.kind == "menu" and node_id in distances and node_id not in hopeful
        ),
        "tooDeep": sum(1 for depth in depths.values() if depth == DEEPEST + 1),
        "tooManyWires": sum(1 for node_id, count in wires.items() if node_id in distances and count > MOST_WIRES),
        "duplicateKeys": sum(
            1
            for node in flow.nodes.values()
            if node.kind == "menu" and len({option.key for option in node.options or []}) < len(node.options or [])
        ),
        "tooLong": sum(
            1
            for prompt in flow.prompts.values()
            if any(text.kind == "speech" and len(text.text or "") > LONGEST_PROMPT for text in prompt.texts.values())
        ),
    }


def longest_ways(graph, start, distances, components):
    """Per reached node the longest way to it; inside a component only what leads further from the start counts."""
    component_of = {node: place for place, part in enumerate(components) for node in part}
    onward = nx.DiGraph()
    onward.add_nodes_from(distances)
    onward.add_edges_from(
        (source, target)
        for source, target in graph.edges(distances)
        if component_of[source] != component_of[target] or distances[target] > distances[source]
    )
    depths = {}
    for node in nx.topological_sort(onward):
        depths[node] = max((depths[before] + 1 for before in onward.predecessors(node)), default=0)
    return depths


def measure(call, argument):
    """The median, in the thread's own seconds, of the calls that fit into the time, after one that does not count."""
    call(argument)
    times = []
    until = time.perf_counter() + SECONDS / 2
    while not times or (time.perf_counter() < until and len(times) < 200):
        began = time.thread_time()
        call(argument)
        times.append((time.thread_time() - began) * 1000)
    return statistics.median(times)


SECONDS = float(sys.argv[1])
document = json.load(sys.stdin)
parsed = Flow.model_validate(document)
print(
    json.dumps(
        {"stack": measure(read_and_check, document), "checks": measure(check, parsed), "findings": check(parsed)}
    )
)
