import type { Named } from '@/api/rowTypes';
import { FoundSelect } from '@/components/common/FoundSelect';
import { useFoundClusters } from '@/hooks/useFoundClusters';

interface Props {
  siteId: number;
  label: string;
  value: string | null;
  chosen?: Named | null | undefined;
  onChange: (id: string | null) => void;
  isFilter?: boolean;
  isRequired?: boolean;
  error?: string | undefined;
}

/** A cluster of the site. */
export function ClusterSelect({ siteId, chosen, ...field }: Props) {
  return <FoundSelect {...useFoundClusters(siteId, field.value, chosen)} {...field} />;
}
