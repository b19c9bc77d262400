import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from "@mantine/core";

// Mantine wants ten shades by number; what is drawn comes from the tokens through cssVariablesResolver below.
const accent: MantineColorsTuple = [
  "#eef0ff",
  "#dfe1ff",
  "#c3c5ff",
  "#a7a6ff",
  "#8b87ff",
  "#6a63f2",
  "#4f46e5",
  "#4038cf",
  "#332cb0",
  "#272188",
];

const dark: MantineColorsTuple = [
  "#eef2f7",
  "#c9d1dc",
  "#aab4c2",
  "#8b96a6",
  "#364152",
  "#262e3a",
  "#1a212b",
  "#151a22",
  "#0f1319",
  "#0b0e13",
];

/** The words that Mantine's own parts carry. */
export interface ThemeLabels {
  readonly close: string;
}

/** Mantine's theme: sizes and type of the tokens. Colours are bound by {@link cssVariables}. */
export function makeTheme(labels: ThemeLabels): MantineThemeOverride {
  return createTheme({
    primaryColor: "accent",
    primaryShade: { light: 6, dark: 4 },
    colors: { accent, dark },
    fontFamily: "var(--font)",
    fontFamilyMonospace: "var(--mono)",
    fontSizes: { xs: "11.5px", sm: "13px", md: "13px", lg: "14px", xl: "17px" },
    lineHeights: { xs: "1.4", sm: "1.45", md: "1.45", lg: "1.45", xl: "1.3" },
    radius: { xs: "5px", sm: "8px", md: "8px", lg: "12px", xl: "16px" },
    defaultRadius: "sm",
    spacing: { xs: "8px", sm: "12px", md: "16px", lg: "20px", xl: "32px" },
    headings: { fontFamily: "var(--font)", fontWeight: "650" },
    respectReducedMotion: true,
    focusRing: "auto",
    cursorType: "pointer",
    components: {
      Modal: { defaultProps: { closeButtonProps: { "aria-label": labels.close }, radius: "xl", padding: "lg" } },
      // A dialog's header is no banner of the page.
      ModalHeader: { defaultProps: { role: "presentation" } },
      ModalOverlay: { defaultProps: { color: "#0a0e14", backgroundOpacity: 0.45 } },
      // The placeholder would be a child of role=menu that is no menu item.
      Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
      Drawer: { defaultProps: { closeButtonProps: { "aria-label": labels.close } } },
      Notification: { defaultProps: { closeButtonProps: { "aria-label": labels.close } } },
      Button: {
        vars: (_theme: unknown, props: { size?: unknown }) => ({
          root: props.size === undefined ? { "--button-height": "34px", "--button-padding-x": "12px" } : {},
        }),
      },
    },
    variantColorResolver: (input) => {
      const resolved = defaultVariantColorsResolver(input);
      const isOurs = input.color === undefined || input.color === input.theme.primaryColor || input.color === "red";
      return input.variant === "filled" && isOurs ? { ...resolved, color: "var(--accent-ink)" } : resolved;
    },
  });
}

const bound = {
  "--mantine-color-body": "var(--panel)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-bright": "var(--ink)",
  "--mantine-color-dimmed": "var(--ink-3)",
  "--mantine-color-placeholder": "var(--ink-3)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-default": "var(--raise)",
  "--mantine-color-default-hover": "var(--bg)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--line-2)",
  "--mantine-color-error": "var(--error-ink)",
  // What a menu's item takes, whatever variants resolve to.
  "--mantine-color-red-6": "var(--error-ink)",
  "--mantine-color-red-text": "var(--error-ink)",
  "--mantine-color-red-filled": "var(--error)",
  "--mantine-color-red-filled-hover": "var(--error-ink)",
  "--mantine-color-red-light": "var(--error-soft)",
  "--mantine-color-red-light-hover": "var(--error-soft)",
  "--mantine-color-red-light-color": "var(--error-ink)",
  "--mantine-color-disabled": "var(--bg)",
  "--mantine-color-disabled-color": "var(--ink-3)",
  "--mantine-color-disabled-border": "var(--line)",
  "--mantine-color-accent-filled": "var(--accent)",
  "--mantine-color-accent-filled-hover": "var(--accent-hover)",
  "--mantine-color-accent-light": "var(--accent-soft)",
  "--mantine-color-accent-light-hover": "var(--accent-soft)",
  "--mantine-color-accent-light-color": "var(--accent)",
  "--mantine-color-accent-outline": "var(--accent)",
  "--mantine-color-accent-outline-hover": "var(--accent-soft)",
};

/** Binds Mantine's colour variables to the tokens, for both schemes alike. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: bound, dark: bound });
