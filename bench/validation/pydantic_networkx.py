"""The stack of reference document 001 with the compared checks: pydantic at the border, networkx for the graph.

Reads a flow document as JSON and prints {"milliseconds": ..., "findings": {...}}.
"""

import json
import statistics
import sys
import time
from typing import Dict, List, Optional

import networkx as nx
from pydantic import BaseModel

LONGEST_PROMPT = 450
TERMINAL_KINDS = {"queue", "agent", "externalNumber", "voicemail", "hangup"}


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


def check(document):
    flow = Flow.model_validate(document)
    graph = nx.DiGraph()
    graph.add_nodes_from(flow.nodes)
    graph.add_edges_from((wire.source, wire.target) for wire in flow.connections.values())
    cyclic = [
        part
        for part in nx.strongly_connected_components(graph)
        if len(part) > 1 or any(graph.has_edge(node, node) for node in part)
    ]
    terminals = [node_id for node_id, node in flow.nodes.items() if node.kind in TERMINAL_KINDS]
    hopeful = set(terminals)
    reverse = graph.reverse(copy=False)
    for _, node in nx.edge_bfs(reverse, terminals):
        hopeful.add(node)
    return {
        "unreachable": len(flow.nodes) - len(nx.descendants(graph, flow.startNodeId)) - 1,
        "inCycles": sum(len(part) for part in cyclic),
        "hopeless": len(flow.nodes) - len(hopeful),
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


document = json.load(sys.stdin)
findings = check(document)
times = []
until = time.perf_counter() + 1.5
while len(times) < 5 or (time.perf_counter() < until and len(times) < 200):
    began = time.perf_counter()
    check(document)
    times.append((time.perf_counter() - began) * 1000)
print(json.dumps({"milliseconds": statistics.median(times[len(times) // 5 :]), "findings": findings}))
