import { Select } from '@mantine/core';

interface Props {
  label: string;
  options: { value: string; label: string }[];
  value: string | undefined;
  onChange: (value: string | null) => void;
}

/** One filter of a list: its name while it is not in use, the choice once it is. */
export function TableFilter({ label, options, value, onChange }: Props) {
  return (
    <Select
      aria-label={label}
      placeholder={label}
      data={options}
      value={value ?? null}
      onChange={onChange}
      searchable={options.length > 8}
      clearable
      clearButtonProps={{ 'aria-label': `Clear ${label.toLowerCase()}`, 'aria-hidden': false, tabIndex: 0 }}
      w={{ base: 'calc(50% - 4px)', xs: 122 }}
      comboboxProps={{ shadow: 'md', withinPortal: true }}
    />
  );
}
