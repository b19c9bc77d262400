import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// Before anything else is loaded: from the second start on nothing is compiled again, which saves time and memory.
enableCompileCache(fileURLToPath(new URL("../.cache/compile", import.meta.url)));
const { serve } = await import("./serve.ts");
await serve();
