// A row of counts as short text that needs no escaping in JSON and is read many times faster than a list of numbers.
// Numbers are digits to the base of 45, least first; every digit but a number's last one is 45 higher.

const BASE = 45;
const FIRST_CODE = 35;
const BACKSLASH = 92;

/** Whole numbers of at least 0 as text. */
export function packCounts(counts: readonly number[]): string {
  let text = "";
  for (const count of counts) {
    let rest = count;
    while (rest >= BASE) {
      text += symbol(BASE + (rest % BASE));
      rest = Math.floor(rest / BASE);
    }
    text += symbol(rest);
  }
  return text;
}

/** Adds a packed row to a sum, place by place. The row's first number says at which place of the sum it begins. */
export function addPackedCounts(sum: number[], text: string): void {
  let [place, factor, value] = [-1, 1, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const digit = (code > BACKSLASH ? code - 1 : code) - FIRST_CODE;
    if (digit >= BASE) {
      value += (digit - BASE) * factor;
      factor *= BASE;
      continue;
    }
    value += digit * factor;
    if (place < 0) {
      place = value;
      while (sum.length < place) sum.push(0);
    } else {
      if (place === sum.length) sum.push(value);
      else sum[place] = (sum[place] ?? 0) + value;
      place += 1;
    }
    value = 0;
    factor = 1;
  }
}

function symbol(digit: number): string {
  const code = FIRST_CODE + digit;
  return String.fromCharCode(code >= BACKSLASH ? code + 1 : code);
}
