/** Light, dark, or as the device says? */
import { SegmentedControl, useMantineColorScheme, VisuallyHidden } from "@mantine/core";
import { IconDeviceDesktop, IconMoon, IconSun, type TablerIcon } from "@tabler/icons-react";

type Scheme = "light" | "dark" | "auto";

const CHOICES: { value: Scheme; name: string; Icon: TablerIcon }[] = [
  { value: "light", name: "Light", Icon: IconSun },
  { value: "dark", name: "Dark", Icon: IconMoon },
  { value: "auto", name: "Same as this device", Icon: IconDeviceDesktop },
];

/** Three small buttons of which one is pressed; the choice is kept in this browser. */
export function ThemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label="Color theme"
      size="sm"
      value={colorScheme}
      onChange={(value) => {
        setColorScheme(value);
      }}
      data={CHOICES.map(({ value, name, Icon }) => ({
        value,
        label: (
          <span title={name} style={{ display: "flex", paddingBlock: "0.125rem" }}>
            <Icon size={18} stroke={1.6} aria-hidden />
            <VisuallyHidden>{name}</VisuallyHidden>
          </span>
        ),
      }))}
    />
  );
}
