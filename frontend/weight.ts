/** How much script does a page cost a visitor? Printed by every build, which fails above the limit. */
import { gzipSync } from "node:zlib";

import type { Plugin, Rolldown } from "vite";

interface Limit {
  page: string;
  module: string;
  kilobytes: number;
}

/** A build step that weighs what `page` loads: the entry, the page's own chunk and all they import. */
export function weigh({ page, module, kilobytes }: Limit): Plugin {
  return {
    name: "weigh",
    apply: "build",
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
      const roots = chunks.filter((chunk) => chunk.isEntry || chunk.facadeModuleId?.endsWith(module));
      if (roots.length < 2) this.error(`${module} is no page of its own any more; say in vite.config.ts which is.`);
      const weight = sum(reached(roots, bundle)) / 1000;
      this.info(`${page} loads ${weight.toFixed(1)} kB of script, compressed (limit ${kilobytes} kB)`);
      if (weight > kilobytes) this.error(`${page} has grown above its limit of ${kilobytes} kB.`);
    },
  };
}

function reached(roots: Rolldown.OutputChunk[], bundle: Rolldown.OutputBundle): Set<Rolldown.OutputChunk> {
  const found = new Set(roots);
  for (const chunk of found) {
    for (const name of chunk.imports) {
      const file = bundle[name];
      if (file?.type === "chunk") found.add(file);
    }
  }
  return found;
}

function sum(chunks: Set<Rolldown.OutputChunk>): number {
  return [...chunks].reduce((bytes, chunk) => bytes + gzipSync(chunk.code).byteLength, 0);
}
