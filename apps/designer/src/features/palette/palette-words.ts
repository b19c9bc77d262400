/** English texts of the palette. */
export const paletteWords = {
  title: "Blocks",
  search: "Add a block",
  none: (search: string) => `No kind of block matches “${search.trim()}”.`,
  unsupported: (hint: string, profile: string) => `${hint}. ${profile} cannot carry this block: it stops publishing.`,
} as const;
