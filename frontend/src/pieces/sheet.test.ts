import { describe, expect, it } from "vitest";

import {
  guess,
  hasHeadings,
  letterOf,
  readSheet,
  rowsToTake,
  type SheetColumn,
  withCell,
  withoutRow,
  writeSheet,
} from "./sheet";

const COLUMNS: SheetColumn[] = [
  { id: "name", title: "Name", words: ["device", "device name", "hostname", "system"], needed: true },
  { id: "type", title: "Kind", words: ["type", "device type"] },
  { id: "encrypted", title: "Encrypted", words: ["encryption"] },
  { id: "owner", title: "Who looks after it", words: ["owner", "assigned to"] },
];

describe("the text", () => {
  it.each([
    ["tabs, as a spreadsheet copies them", "Front desk\tPC\nServer\tserver", "\t"],
    ["commas, as a file has them", "Front desk,PC\nServer,server", ","],
    ["semicolons, as some countries' files have them", "Front desk;PC\nServer;server", ";"],
    ["Windows' line ends", "Front desk\tPC\r\nServer\tserver\r\n", "\t"],
    ["old Macs' line ends", "Front desk\tPC\rServer\tserver", "\t"],
    ["spaces around the cells", " Front desk , PC \nServer ,server", ","],
  ])("is read with %s", (_, text, mark) => {
    expect(readSheet(text)).toEqual({
      rows: [
        ["Front desk", "PC"],
        ["Server", "server"],
      ],
      mark,
    });
  });

  it.each([
    ["a comma", '"Desk, front",PC', ["Desk, front", "PC"]],
    ["a line end", '"Desk\nfront",PC', ["Desk\nfront", "PC"]],
    ["quotation marks", '"The ""old"" desk",PC', ['The "old" desk', "PC"]],
    ["nothing", '"",PC', ["", "PC"]],
  ])("may have %s between quotation marks", (_, text, row) => {
    expect(readSheet(text).rows).toEqual([row]);
  });

  it.each([
    ["in the middle", '24" monitor\tPC', ['24" monitor', "PC"]],
    ["at the beginning", '"Main" desk\tPC', ['"Main" desk', "PC"]],
    ["that nobody closed", '"Main desk\tPC', ['"Main desk', "PC"]],
  ])("may have a quotation mark %s that means itself", (_, text, row) => {
    expect(readSheet(text).rows).toEqual([row]);
  });

  it("keeps empty lines between rows, so that rows are counted as in the sheet, and none at the end", () => {
    expect(readSheet("a,b\n\nc,d\n,\n\n").rows).toEqual([["a", "b"], [""], ["c", "d"]]);
  });

  it("is empty when nothing was pasted", () => {
    expect(readSheet("").rows).toEqual([]);
    expect(readSheet(" \r\n\t\r\n").rows).toEqual([]);
  });

  it("is written so that it reads the same again", () => {
    const sheet = { rows: [["a,b", 'say "x"', '"y"', "two\nlines"], [""], ["c"]], mark: "," };
    expect(readSheet(writeSheet(sheet))).toEqual(sheet);
  });

  it("is mended cell by cell and loses a row when asked", () => {
    const sheet = readSheet("a,b\nc");
    expect(withCell(sheet, 1, 2, "x").rows).toEqual([
      ["a", "b"],
      ["c", "", "x"],
    ]);
    expect(withoutRow(sheet, 0).rows).toEqual([[""], ["c"]]);
  });

  it("of 2,000 rows is read before anybody notices", () => {
    const row = [
      "Exam room PC",
      "workstation",
      '"Encrypted, by the ""IT"" people"',
      "yes",
      ...Array<string>(12).fill("x"),
    ];
    const text = Array.from({ length: 2000 }, (_, at) => [`${at}`, ...row].join(",")).join("\r\n");
    const begin = performance.now();
    const sheet = readSheet(text);
    const taken = rowsToTake(sheet, guess(sheet, COLUMNS, false), false);
    const took = performance.now() - begin;
    expect(taken).toHaveLength(2000);
    expect(sheet.rows[1999]?.[3]).toBe('Encrypted, by the "IT" people');
    expect(took).toBeLessThan(500);
  });
});

describe("the headings", () => {
  it.each([
    ["Name,Kind,Encrypted", true],
    ["DEVICE NAME,Device_Type,Serial number", true],
    ["Device", true],
    ["\n\nHostname,OS", true],
    ["Front desk PC,workstation,yes", false],
    ["Front desk PC", false],
    ["Front desk,Type,12,13", false],
    ["", false],
  ])("of %j are seen: %s", (text, seen) => {
    expect(hasHeadings(readSheet(text), COLUMNS)).toBe(seen);
  });

  it("name the columns by their own words first, then by words they hold, each column once", () => {
    const sheet = readSheet("Serial,Asset name,Name,Encryption?,Assigned to (person)");
    expect(guess(sheet, COLUMNS, true)).toEqual([null, null, "name", "encrypted", "owner"]);
  });

  it("are not needed: then the usual order stands, and what is beyond it is left out", () => {
    expect(guess(readSheet("a,b,c,d,e"), COLUMNS, false)).toEqual(["name", "type", "encrypted", "owner", null]);
  });
});

describe("the rows to take up", () => {
  const sheet = readSheet("Device,Serial,Kind\n\nFront desk PC,77,PC\n,,\nServer");

  it("are those that say something, by column, each with its place in the sheet", () => {
    expect(rowsToTake(sheet, ["name", null, "type"], true)).toEqual([
      { place: 2, cells: { name: "Front desk PC", type: "PC" } },
      { place: 4, cells: { name: "Server", type: "" } },
    ]);
  });

  it("get one word for a column that the sheet has not", () => {
    expect(rowsToTake(sheet, ["name", null, null], true, { type: "laptop" })[1]?.cells).toEqual({
      name: "Server",
      type: "laptop",
    });
  });
});

it("columns are called as in a spreadsheet", () => {
  expect([0, 25, 26, 701, 702].map(letterOf)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
});
