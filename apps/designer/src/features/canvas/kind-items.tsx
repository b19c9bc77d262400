import type { NodeKind } from "@tonegraph/flow-model";
import { ADDABLE_KINDS } from "../../document/node-catalogue.ts";
import type { ProfileFacts } from "../../document/validation-protocol.ts";
import type { FilterItem } from "../../ui/filter-list/FilterList.tsx";
import { NodeTile } from "../../ui/node-tile/NodeTile.tsx";
import { canvasWords } from "./canvas-words.ts";

/** A line for a kind of block. */
export interface KindItem extends FilterItem {
  readonly kind: NodeKind;
}

/** The kinds that can be added, those that the target cannot carry marked. */
export function kindItems(profile: ProfileFacts | null): KindItem[] {
  return ADDABLE_KINDS.map(({ kind, title, group, keywords, hint, role, icon }) => ({
    kind,
    id: `kind:${kind}`,
    text: title,
    group,
    keywords: `${keywords} ${hint}`,
    icon: <NodeTile role={role} icon={icon} />,
    ...(profile?.nodes[kind] === "unsupported" ? { detail: canvasWords.unsupported(profile.title) } : {}),
  }));
}
