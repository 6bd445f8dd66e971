/** By what is the inventory narrowed? */
import { memo } from "react";

import type { Go, Search } from "../../pieces/address";
import { Narrow, Pick, Tick } from "../../pieces/Narrow";
import { choicesFrom } from "./columns";
import { FILTERS, narrowed, wantedOf } from "./wanted";
import { APPLIES, CATEGORIES, KNOWN, type Names } from "./words";

interface FiltersProps {
  search: Search;
  go: Go;
  names: Names;
  /** The categories in use. */
  categories: readonly string[];
}

interface ToolbarProps extends FiltersProps {
  text: string;
  onText: (text: string) => void;
}

/** The search and the filters. */
export function Toolbar({ text, onText, ...filters }: ToolbarProps) {
  const { search, go } = filters;
  const wanted = wantedOf(search);
  return (
    <Narrow
      text={text}
      onText={onText}
      such="laptop, front desk, Rosa"
      narrowed={narrowed(search)}
      onClear={() => {
        onText("");
        go(Object.fromEntries(FILTERS.map((name) => [name, ""])));
      }}
      ticks={
        <>
          <Tick label="Needs an answer" name="open" on={wanted.open} go={go} />
          <Tick label="Out of use too" name="past" on={wanted.past === "1"} go={go} />
        </>
      }
    >
      <Filters {...filters} />
    </Narrow>
  );
}

/** A key typed into the search box does not draw them again. */
const Filters = memo(function Filters({ search, go, names, categories }: FiltersProps) {
  const wanted = wantedOf(search);
  const none = (label: string) => ({ value: "-", label });
  return (
    <>
      <Pick
        label="Sort of thing"
        name="category"
        value={wanted.category}
        go={go}
        any="All"
        choices={categories.map((value) => ({ value, label: CATEGORIES[value] ?? value }))}
      />
      <Pick
        label="Holds ePHI"
        name="ephi"
        value={wanted.ephi}
        go={go}
        any="Yes or no"
        choices={choicesFrom(Object.entries(KNOWN))}
      />
      <Pick
        label="Encrypted"
        name="encrypted"
        value={wanted.encrypted}
        go={go}
        any="Yes or no"
        choices={choicesFrom(Object.entries(APPLIES))}
      />
      <Pick
        label="Site"
        name="site"
        value={wanted.site}
        go={go}
        any="All sites"
        choices={[...choicesFrom(names.sites), none("No site")]}
      />
      <Pick
        label="Vendor"
        name="vendor"
        value={wanted.vendor}
        go={go}
        any="All vendors"
        choices={[...choicesFrom(names.vendors), none("No vendor")]}
      />
      {names.groups.size > 0 && (
        <Pick
          label="Group"
          name="group"
          value={wanted.group}
          go={go}
          any="All groups"
          choices={[...choicesFrom(names.groups), none("No group")]}
        />
      )}
    </>
  );
});
