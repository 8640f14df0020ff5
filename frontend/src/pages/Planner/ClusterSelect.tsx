import type { Named } from '@/api/rowTypes';
import { FoundSelect } from '@/components/common/FoundSelect';
import { useFoundClusters } from '@/hooks/useFoundClusters';

interface Props {
  siteId: number;
  label: string;
  value: string | null;
  chosen?: Named | null | undefined;
  /** Not this one: what is to be moved is in it. */
  without?: number | undefined;
  onChange: (id: string | null) => void;
  isFilter?: boolean;
  isRequired?: boolean;
  error?: string | undefined;
}

/** A cluster of the site. */
export function ClusterSelect({ siteId, chosen, without, ...field }: Props) {
  const { options, onSearch } = useFoundClusters(siteId, field.value, chosen);
  const offered = options.filter(({ value }) => value !== String(without));
  return <FoundSelect options={offered} onSearch={onSearch} {...field} />;
}
