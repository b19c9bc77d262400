import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { sizeBudget } from "./build/size-budget.ts";

const bff = process.env["BFF_URL"] ?? "http://127.0.0.1:4400";

// The page that opens first: it counts, although it is a chunk of its own.
const FLOW_LIST = "src/features/flows/FlowsPage.tsx";

export default defineConfig({
  plugins: [
    react(),
    sizeBudget({
      budgets: [
        { label: "before the canvas opens", entries: ["index.html", FLOW_LIST], limitKb: 350 },
        {
          label: "with the canvas",
          entries: ["index.html", FLOW_LIST, "src/app/designer-page/DesignerPage.tsx"],
          limitKb: 500,
        },
      ],
    }),
  ],
  worker: { format: "es" },
  build: { outDir: "dist", emptyOutDir: true, manifest: true, target: "es2023", sourcemap: false },
  server: { proxy: { "/api": { target: bff } }, strictPort: true },
  preview: { proxy: { "/api": { target: bff } }, strictPort: true },
});
