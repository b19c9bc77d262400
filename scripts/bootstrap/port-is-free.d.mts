export function portIsFree(port: number, host: string): Promise<boolean>;
