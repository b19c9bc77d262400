import { enableCompileCache, flushCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// Before anything else is loaded: from the second start on nothing is compiled again, which saves time and memory.
enableCompileCache(fileURLToPath(new URL("../.cache/compile", import.meta.url)));
const { serve } = await import("./serve.ts");
// By itself the cache is written at a peaceful end alone: who is killed would compile everything again, every time. Takes a
// second or two after an update, and next to nothing from then on; before anybody is answered, since nobody is meanwhile.
await serve(flushCompileCache);
