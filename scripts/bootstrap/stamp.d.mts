export function hashInputs(inputs: readonly string[]): string;
export function isFresh(name: string, inputHash: string): boolean;
export function clearStamp(name: string): void;
export function writeStamp(name: string, inputHash: string): void;
