/** How does everything look? Fonts, tokens, the theme and the person's choice of light or dark. */
import "@fontsource-variable/source-sans-3/wght.css";
import "./tokens.css";
import "@mantine/core/styles.layer.css";
import "./base.css";

import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";

import { meaning, theme } from "./theme";

// The same key as in public/theme.js, which runs before the first paint.
const choice = localStorageColorSchemeManager({ key: "duecare-theme" });

/** Gives its children the house's look. */
export function Look({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={meaning}
      colorSchemeManager={choice}
      defaultColorScheme="auto"
      deduplicateInlineStyles
    >
      {children}
    </MantineProvider>
  );
}
