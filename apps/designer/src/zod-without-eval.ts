import { config } from "zod";

// The content security policy forbids eval; zod probes for it when the first schema is made. Import this before
// anything that makes schemas (first line of main.tsx and of every worker).
config({ jitless: true });
