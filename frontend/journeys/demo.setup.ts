/** The demo practice, made once for a whole run: each house that shows it begins as a copy. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { DEMO, PYTHON, ROOT } from "./house";

/** Makes it, tells every worker where it is, and gives back what removes it. */
export default async function make(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "duecare-demo-"));
  const { stdout } = await promisify(execFile)(PYTHON, ["-m", "api.cli", "demo", "--data", join(folder, "data")], {
    cwd: ROOT,
  });
  await writeFile(join(folder, "said.txt"), stdout);
  process.env[DEMO] = folder;
  return () => rm(folder, { recursive: true });
}
