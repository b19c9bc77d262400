import type { BlockFault } from "./vendor-block.ts";

const WORDS: Readonly<Record<BlockFault, (name: string) => string>> = {
  foreign: (name) => `CXone's connections cannot stand for ${name}, a block of another vendor. Take it out.`,
  unreadable: (name) => `What ${name} was at CXone cannot be read any more. Take it out and draw it anew.`,
  notDocumented: (name) =>
    `CXone's document has no node or connection like ${name}, and CXone refuses it. Take it out, or put it right at CXone and read the flow again.`,
  secondStart: (name) =>
    `A call begins at ${name} at CXone, but it does not follow the start here. Connect the start to it.`,
  leadsNowhere: (name) =>
    `CXone wants every way to end in a terminal, but ${name} is none and has no exit. Take it out.`,
};

/** Why a vendor block cannot be sent, and what to do. `name` is what people call the block. */
export function blockWords(name: string, fault: BlockFault): string {
  return WORDS[fault](name);
}
