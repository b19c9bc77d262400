import { MantineProvider, localStorageColorSchemeManager } from "@mantine/core";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { words } from "../lib/messages/words.ts";
import { cssVariables, makeTheme } from "../ui/theme/theme.ts";
import { queryClient } from "./query-client.ts";
import { router } from "./router.tsx";
import toasts from "./shell/toasts.module.css";

const theme = makeTheme({ close: words.shell.close });
const colorSchemes = localStorageColorSchemeManager({ key: "tonegraph-color-scheme" });

/** The providers around the routes. */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemes}
    >
      <QueryClientProvider client={queryClient}>
        <ModalsProvider>
          <Notifications
            position="top-center"
            containerWidth={400}
            limit={3}
            classNames={{ root: toasts["toasts"] ?? "", notification: toasts["toast"] ?? "" }}
          />
          <RouterProvider router={router} />
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
