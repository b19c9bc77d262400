/** The mark of the product; decorative, its name stands beside it. */
export function Logo({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="6.5" fill="var(--accent)" />
      <g fill="var(--accent-ink)">
        <circle cx="7" cy="7" r="2" />
        <circle cx="7" cy="17" r="2" />
        <circle cx="17" cy="12" r="2.4" />
      </g>
      <path d="M7 7L17 12L7 17" fill="none" stroke="var(--accent-ink)" strokeWidth="1.6" />
    </svg>
  );
}
