/** How does the component library look in this house? Its variables point at the tokens. */
import {
  createTheme,
  type CSSVariablesResolver,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from "@mantine/core";

const ink: MantineColorsTuple = [
  "#eef3fa",
  "#dbe6f4",
  "#bcd2ec",
  "#9cc0ee",
  "#7ba3d6",
  "#5585c4",
  "#3a6db0",
  "#2a5896",
  "#224a80",
  "#183660",
];

// The library picks white or black once, for the light scheme; the variable knows both schemes.
const legible: VariantColorsResolver = (asked) => {
  const colors = defaultVariantColorsResolver(asked);
  const onAccent = asked.variant === "filled" && asked.color === "ink";
  return onAccent ? { ...colors, color: "var(--on-accent)" } : colors;
};

export const theme = createTheme({
  primaryColor: "ink",
  colors: { ink },
  primaryShade: { light: 7, dark: 3 },
  variantColorResolver: legible,
  respectReducedMotion: true,
  cursorType: "pointer",
  defaultRadius: "md",
  fontFamily: "'Source Sans 3 Variable', system-ui, sans-serif",
  fontSizes: { sm: "var(--text-small)", md: "var(--text-body)", lg: "var(--text-lead)" },
  radius: { md: "var(--round)" },
  components: {
    Button: { defaultProps: { size: "md" } },
    TextInput: { defaultProps: { size: "md" } },
    PasswordInput: { defaultProps: { size: "md" } },
    NativeSelect: { defaultProps: { size: "md" } },
    CheckboxGroup: { defaultProps: { size: "md" } },
    RadioGroup: { defaultProps: { size: "md" } },
    Textarea: { defaultProps: { size: "md" } },
  },
});

const meanings = {
  "--mantine-color-body": "var(--page)",
  "--mantine-color-text": "var(--text)",
  "--mantine-color-dimmed": "var(--text-quiet)",
  "--mantine-color-error": "var(--trouble)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-placeholder": "var(--text-quiet)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--surface-quiet)",
  "--mantine-color-default-color": "var(--text)",
  "--mantine-color-default-border": "var(--line-control)",
};

/** Both schemes take the same names: what a name means in light and dark is said in tokens.css. */
export const meaning: CSSVariablesResolver = () => ({ variables: {}, light: meanings, dark: meanings });
