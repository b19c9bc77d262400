import { type Profile } from "@tonegraph/flow-validation";
import type { DialectDescriptor } from "@tonegraph/vendor-kit";
/** The limits of CXone's flow API of steps: 5 s for a request and two retries. Nothing else is bounded. */
export declare const profile: Profile;
/** NICE CXone's flow API of steps: prompts, menus, requests to web services and sub-flows. */
export declare const descriptor: DialectDescriptor;
