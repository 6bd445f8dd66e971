/** How few bytes does a visitor wait for? Every build lays the short forms of each text down beside it. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";

import type { Plugin } from "vite";

const TEXTS = /\.(?:js|css|svg|html)$/;
/** Both at their hardest, which is Brotli's default: it is done once and read many times. */
const FORMS = {
  ".br": promisify(brotliCompress),
  ".gz": (text: Buffer) => promisify(gzip)(text, { level: 9 }),
};

/** A build step that writes `name.br` and `name.gz` beside each text, where they are shorter; api/pages.py serves them. */
export function squeeze(): Plugin {
  return {
    name: "squeeze",
    apply: "build",
    writeBundle: {
      order: "post",
      sequential: true,
      async handler({ dir }) {
        if (dir === undefined) this.error("The build has no folder to lay anything down in.");
        const names = await readdir(dir, { recursive: true });
        await Promise.all(names.filter((name) => TEXTS.test(name)).map((name) => pack(join(dir, name))));
      },
    },
  };
}

async function pack(file: string): Promise<void> {
  const text = await readFile(file);
  for (const [ending, shorten] of Object.entries(FORMS)) {
    const form = await shorten(text);
    if (form.byteLength < text.byteLength) await writeFile(file + ending, form);
  }
}
