import { defineConfig } from "@playwright/test";

// What is measured has the machine to itself; what is told of every room comes after the rooms.
const AFTERWARDS = /(paint|words)\.spec\.ts/;

export default defineConfig({
  testDir: "journeys",
  globalSetup: "./journeys/demo.setup.ts",
  fullyParallel: false,
  workers: 2,
  projects: [
    { name: "journeys", testIgnore: AFTERWARDS },
    { name: "afterwards", testMatch: AFTERWARDS, workers: 1, dependencies: ["journeys"] },
  ],
  // A machine that others use too can stall for seconds. What passes only then is printed as flaky, and is to be mended.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  outputDir: "test-results",
  use: {
    browserName: "chromium",
    contextOptions: { reducedMotion: "reduce" },
    locale: "en-US",
    timezoneId: "America/Chicago",
    // A trace takes half as long again: `npx playwright test --trace on` where one is wanted.
    trace: "off",
    launchOptions: {
      // Debian's Chromium without a window system: the one with windows stalls now and then while nobody looks at it.
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell",
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
