export { decompileArtefact } from "./decompile-artefact.ts";
