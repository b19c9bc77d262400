/** Numbers from 0 (included) to 1 (excluded): the same words give the same row. FNV-1a for the words, mulberry32 (Tommy Ettinger, public domain) for the row. */
export function seededNumbers(words: string): () => number {
  let state = hashed(words);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** FNV-1a over UTF-16 units, 32 bits. */
export function hashed(words: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < words.length; place += 1) hash = Math.imul(hash ^ words.charCodeAt(place), 0x01000193);
  return hash >>> 0;
}
