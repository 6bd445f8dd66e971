/** Who sees to it? A name, with those in use and those on record to choose from. */
import { TextInput } from "@mantine/core";
import { useId, useMemo } from "react";

import { useField } from "../ui/Form";
import { useHere } from "./here";
import { useAll } from "./lists";

interface OwnerProps {
  /** The field's name on the wire. */
  name?: string;
  value: string;
  names: readonly string[];
  onChange: (name: string) => void;
}

/** A field of the form around it. */
export function OwnerField({ name = "owner", value, names, onChange }: OwnerProps) {
  const list = useId();
  return (
    <>
      <TextInput
        {...useField(name)}
        value={value}
        list={list}
        autoComplete="off"
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
      <datalist id={list}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

/** Everybody who can be named: those named already, who has access, and who works here. */
export function useOwners(named: readonly { owner: string }[]): string[] {
  const { may } = useHere();
  const members = useAll("/v1/practices/{practice_id}/members", undefined, { enabled: may("members:read") });
  const people = useAll("/v1/practices/{practice_id}/people", undefined, { enabled: may("inventory:read") });
  return useMemo(() => {
    const names = [
      ...named.map(({ owner }) => owner),
      ...(members.data ?? []).map(({ person }) => person ?? ""),
      ...(people.data ?? []).map(({ name }) => name),
    ];
    return [...new Set(names)].filter(Boolean).sort((a, b) => a.localeCompare(b));
  }, [named, members.data, people.data]);
}
