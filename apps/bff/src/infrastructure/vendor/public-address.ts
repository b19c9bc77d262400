// Which IP addresses lie on the public internet. Everything that IANA reserves is refused, also when it hides in an
// IPv6 address (mapped, translated, tunnelled): whoever names a tenant's address must not reach our own network.
// Source: IANA special-purpose address registries (RFC 6890 and its successors).
import ipaddr from "ipaddr.js";

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");
// Within 2000::/3, and unknown to the library's table or of older dates there.
const RESERVED_IPV6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"].map((range) =>
  ipaddr.IPv6.parseCIDR(range),
);
const RESERVED_IPV4 = ["192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4"].map((range) =>
  ipaddr.IPv4.parseCIDR(range),
);

/** Whether a literal IP address (without brackets) may be called from a server that has a network to protect. */
export function isPublicAddress(text: string): boolean {
  // A zone (fe80::1%eth0) only exists for addresses of the own links.
  if (text.includes("%") || !ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) {
    return address.range() === "unicast" && !RESERVED_IPV4.some((range) => address.match(range));
  }
  if (!(address instanceof ipaddr.IPv6)) return false;
  return (
    address.match(GLOBAL_UNICAST) &&
    address.range() === "unicast" &&
    !RESERVED_IPV6.some((range) => address.match(range))
  );
}
