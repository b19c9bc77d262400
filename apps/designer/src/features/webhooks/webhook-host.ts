/** What a webhook is called on the screen: its host. */
export function webhookHost(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
