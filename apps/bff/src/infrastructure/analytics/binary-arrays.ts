// PostgreSQL's arrays as it sends and takes them in binary: no text is made here that the server would have to read again.
// The memory is used again for the next array, since giving it back costs more than filling it.

/** An array that is being made. */
export interface ArrayWriter<Item> {
  add(item: Item): void;
  /** The array as a parameter of a statement; good until the next `add` or `clear`. */
  value(): Buffer;
  clear(): void;
}

const HEADER_BYTES = 20;
const FIRST_BYTES = 65_536;
const HIGH = 2 ** 32;
const MOST_BYTES_A_UNIT = 3;
const FIRST_BEYOND_ASCII = 128;
/** What PostgreSQL calls its types by. */
const TYPES = { bigint: 20, integer: 23, text: 25 } as const;

/** An array of whole numbers below two thousand million. */
export function integerArray(): ArrayWriter<number> {
  const room = createRoom(TYPES.integer);
  return {
    add(number) {
      const at = room.next(8);
      room.view.setInt32(at, 4);
      room.view.setInt32(at + 4, number);
      room.used = at + 8;
    },
    value: () => valueOf(room),
    clear: () => clear(room),
  };
}

/** An array of whole numbers that a double holds exactly, such as milliseconds since 1970. */
export function bigintArray(): ArrayWriter<number> {
  const room = createRoom(TYPES.bigint);
  return {
    add(number) {
      const at = room.next(12);
      const high = Math.floor(number / HIGH);
      room.view.setInt32(at, 8);
      room.view.setInt32(at + 4, high);
      room.view.setUint32(at + 8, number - high * HIGH);
      room.used = at + 12;
    },
    value: () => valueOf(room),
    clear: () => clear(room),
  };
}

/** An array of texts; none may hold a NUL. */
export function textArray(): ArrayWriter<string | null> {
  const room = createRoom(TYPES.text);
  return {
    add(text) {
      const at = room.next(4 + (text?.length ?? 0) * MOST_BYTES_A_UNIT);
      const length = text === null ? 0 : writeText(room, text, at + 4);
      room.view.setInt32(at, text === null ? -1 : length);
      room.used = at + 4 + length;
    },
    value: () => valueOf(room),
    clear: () => clear(room),
  };
}

/** Ids are short and ASCII: letter by letter takes a fraction of what the encoder's call does. */
function writeText({ bytes }: Room, text: string, at: number): number {
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code >= FIRST_BEYOND_ASCII) return bytes.write(text, at, "utf8");
    bytes[at + place] = code;
  }
  return text.length;
}

interface Room {
  readonly elementType: number;
  bytes: Buffer;
  view: DataView;
  used: number;
  count: number;
  /** Begins an element that takes at most so many bytes; answers where. */
  next(most: number): number;
}

function createRoom(elementType: number): Room {
  const bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  return {
    elementType,
    bytes,
    view: new DataView(bytes.buffer),
    used: HEADER_BYTES,
    count: 0,
    next(most) {
      if (this.used + most > this.bytes.length) grow(this, this.used + most);
      this.count += 1;
      return this.used;
    },
  };
}

function grow(room: Room, wanted: number): void {
  const larger = Buffer.allocUnsafeSlow(Math.max(room.bytes.length * 2, wanted));
  room.bytes.copy(larger, 0, 0, room.used);
  room.bytes = larger;
  room.view = new DataView(larger.buffer);
}

function valueOf({ bytes, view, used, count, elementType }: Room): Buffer {
  [1, 1, elementType, count, 1].forEach((number, place) => view.setInt32(place * 4, number));
  return bytes.subarray(0, used);
}

function clear(room: Room): void {
  room.used = HEADER_BYTES;
  room.count = 0;
}
