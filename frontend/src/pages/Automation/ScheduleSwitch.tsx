import { Button } from '@mantine/core';

import type { CurrentRun } from '@/api/types';
import { notifyFailed } from '@/components/common/notify';
import { useSaveConfig } from '@/hooks/useAutomation';

interface Props {
  siteId: number;
  schedule: CurrentRun['schedule'];
}

/** Nothing to pause or resume before the site has a schedule. */
export function ScheduleSwitch({ siteId, schedule: { is_enabled: isOn, sentence } }: Props) {
  const { mutate, isPending } = useSaveConfig(siteId);
  if (!isOn && !sentence) return null;
  const toggle = () =>
    mutate(
      { site_id: siteId, is_enabled: !isOn },
      { onError: (error) => notifyFailed(`The schedule was not ${isOn ? 'paused' : 'resumed'}.`, error) },
    );
  return (
    <Button variant="default" size="xs" loading={isPending} onClick={toggle}>
      {isOn ? 'Pause schedule' : 'Resume schedule'}
    </Button>
  );
}
