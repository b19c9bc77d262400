import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconDownload } from "@tabler/icons-react";
import { requestUrl } from "../../lib/api/request-url.ts";
import { words } from "../../lib/messages/words.ts";
import type { AuditFilters } from "../../lib/queries/audit.ts";

const FORMATS = ["json", "ndjson", "csv"] as const;

/** Takes what is shown away as a file. The browser streams it to disk, so a long log needs no memory here. */
export function ExportMenu({ filters }: { readonly filters: AuditFilters }) {
  const text = words.audit;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden="true" />}
          rightSection={<IconChevronDown size={13} aria-hidden="true" />}
        >
          {text.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map((format) => (
          <Menu.Item key={format} component="a" href={requestUrl("/audit/export", {}, { ...filters, format })} download>
            {text.exportAs[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
