/** Files as they should be. */
export type DialectPlan = readonly (readonly [file: string, text: string])[];

export function planDialects(root: string): DialectPlan;
export function staleFiles(root: string, plan: DialectPlan): readonly string[];
export function writeDialects(root: string, plan: DialectPlan): readonly string[];
export function unlistedDialects(root: string): readonly string[];
