/** Deployments whose progress is on the screen right now: their end needs no notification. */
export const watchedDeployments = new Set<string>();
