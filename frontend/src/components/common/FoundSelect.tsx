import { Select } from '@mantine/core';

interface Props {
  label: string;
  options: { value: string; label: string }[];
  onSearch: (typed: string) => void;
  value: string | null;
  onChange: (value: string | null) => void;
  /** In the row of filters above a list. */
  isFilter?: boolean;
  /** One has to be chosen. */
  isRequired?: boolean;
  error?: string | undefined;
}

/** One of more rows than a list can show: found by its name. */
export function FoundSelect({
  label, options, onSearch, value, onChange, isFilter = false, isRequired = false, error,
}: Props) {
  return (
    <Select
      {...(isFilter ? { 'aria-label': label, placeholder: label, w: { base: 'calc(50% - 4px)', xs: 140 } } : { label, placeholder: isRequired ? 'Choose one' : 'None', required: isRequired })}
      data={options}
      value={value}
      onChange={onChange}
      onSearchChange={onSearch}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Clear ${label.toLowerCase()}`, 'aria-hidden': false, tabIndex: 0 }}
      nothingFoundMessage={`No ${label.toLowerCase()} of that name`}
      error={error}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
