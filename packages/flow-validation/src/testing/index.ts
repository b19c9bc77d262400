export { permissiveProfile } from "./permissive-profile.ts";
