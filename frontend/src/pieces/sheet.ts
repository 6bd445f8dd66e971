/** What did somebody paste out of a spreadsheet? Rows and cells, and which column means what. */

/** A column that can be taken up: its name on the wire, what a person calls it, and what else a sheet may call it. */
export interface SheetColumn {
  id: string;
  title: string;
  words: readonly string[];
  /** What can stand in it, in a few words. */
  hint?: string;
  /** The words to choose from, where there is a list. */
  choices?: readonly string[];
  /** A new record cannot do without it. */
  needed?: boolean;
}

/** A sheet as it was pasted: every row, the empty ones too, and what stands between its cells. */
export interface Sheet {
  rows: string[][];
  mark: string;
}

/** The column that each column of the sheet is taken up as; null leaves it out. */
export type Mapping = readonly (string | null)[];

/** A row to take up, and its place in the sheet, counted from 0. */
export interface Told {
  place: number;
  cells: Record<string, string>;
}

/** The rows of a text. Tabs come from a spreadsheet, commas or semicolons from a file. */
export function readSheet(text: string): Sheet {
  const mark = markOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at <= text.length;) {
    const [cell, end] = readQuoted(text, at, mark) ?? readPlain(text, at, mark);
    row.push(cell.trim());
    if (text[end] !== mark) {
      rows.push(row);
      row = [];
    }
    at = end + (text.startsWith("\r\n", end) ? 2 : 1);
  }
  while (rows.length > 0 && isEmpty(rows.at(-1) ?? [])) rows.pop();
  return { rows, mark };
}

/** The text of a sheet, which reads as the same sheet again. */
export function writeSheet({ rows, mark }: Sheet): string {
  const quoted = (cell: string) =>
    cell.includes(mark) || /^"|[\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return rows.map((row) => row.map(quoted).join(mark)).join("\n");
}

/** The sheet with another word in one cell. */
export function withCell({ rows, mark }: Sheet, place: number, column: number, word: string): Sheet {
  const mended = rows.map((row, at) => {
    if (at !== place) return row;
    const whole = [...row, ...Array.from({ length: Math.max(0, column + 1 - row.length) }, () => "")];
    return whole.with(column, word);
  });
  return { rows: mended, mark };
}

/** The sheet without what a row said; the rows after it keep their numbers. */
export function withoutRow({ rows, mark }: Sheet, place: number): Sheet {
  return { rows: rows.map((row, at) => (at === place ? [""] : row)), mark };
}

/** Whether the first row that says anything names the columns: two of its cells, or half of them, are words for columns. */
export function hasHeadings({ rows }: Sheet, columns: readonly SheetColumn[]): boolean {
  const said = (rows[headingsAt(rows)] ?? []).filter(Boolean);
  const known = said.filter((cell) => columns.some((column) => fits(cell, column) === 2));
  return known.length > 1 || (known.length === 1 && said.length <= 2);
}

/** Which column each one of the sheet is: by its heading, or in the usual order where there are none. */
export function guess(sheet: Sheet, columns: readonly SheetColumn[], headings: boolean): Mapping {
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  const heads = headings ? (sheet.rows[headingsAt(sheet.rows)] ?? []) : [];
  const found: (string | null)[] = Array.from({ length: width }, (_, at) =>
    headings ? null : (columns[at]?.id ?? null),
  );
  // A heading that is a column's own word comes before one that only holds it.
  for (const fit of [2, 1])
    heads.forEach((head, at) => {
      const column = columns.find((each) => !found.includes(each.id) && fits(head, each) === fit);
      if (found[at] === null && column) found[at] = column.id;
    });
  return found;
}

/** What is sent: the rows that say anything, by column; `fill` stands in a column that the sheet has not. */
export function rowsToTake(
  { rows }: Sheet,
  mapping: Mapping,
  headings: boolean,
  fill: Readonly<Record<string, string>> = {},
): Told[] {
  const first = headings ? headingsAt(rows) + 1 : 0;
  const told: Told[] = [];
  for (let place = first; place < rows.length; place++) {
    const row = rows[place] ?? [];
    if (isEmpty(row)) continue;
    const cells: Record<string, string> = { ...fill };
    mapping.forEach((id, at) => {
      if (id !== null) cells[id] = row[at] ?? "";
    });
    told.push({ place, cells });
  }
  return told;
}

/** "A" for the first column of a sheet, "AA" for the 27th. */
export function letterOf(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letterOf(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}

function readPlain(text: string, at: number, mark: string): [string, number] {
  let end = at;
  while (end < text.length && text[end] !== mark && text[end] !== "\n" && text[end] !== "\r") end++;
  return [text.slice(at, end), end];
}

/** A cell between quotation marks; null if it is none, such as a cell that only begins with one. */
function readQuoted(text: string, at: number, mark: string): [string, number] | null {
  if (text[at] !== '"') return null;
  let close = text.indexOf('"', at + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) return null;
  const next = text[close + 1];
  if (next !== undefined && next !== mark && next !== "\n" && next !== "\r") return null;
  return [text.slice(at + 1, close).replaceAll('""', '"'), close + 1];
}

function markOf(text: string): string {
  const line = /[^\r\n]+/.exec(text)?.[0] ?? "";
  return ["\t", ",", ";"].find((mark) => line.includes(mark)) ?? (text.includes("\t") ? "\t" : ",");
}

function isEmpty(row: readonly string[]): boolean {
  return row.every((cell) => cell === "");
}

function headingsAt(rows: readonly string[][]): number {
  return rows.findIndex((row) => !isEmpty(row));
}

/** 2 if the heading is one of the column's words, 1 if it holds one of them, 0 otherwise. */
function fits(heading: string, { id, title, words }: SheetColumn): 0 | 1 | 2 {
  const said = wordsOf(heading);
  if (said === "") return 0;
  const named = [id, title, ...words].map(wordsOf);
  if (named.includes(said)) return 2;
  return named.some((word) => ` ${said} `.includes(` ${word} `)) ? 1 : 0;
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
}
