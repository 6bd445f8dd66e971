// Sets light or dark before the first paint. A file of its own because the page allows no inline script.
(() => {
  let chosen = "auto";
  try {
    chosen = localStorage.getItem("duecare-theme") ?? "auto";
  } catch {
    // Storage may be turned off; then the device decides.
  }
  const dark = chosen === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : chosen === "dark";
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
