import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useBlocker, type Location } from 'react-router';

interface Props {
  /** True while something would be lost. */
  when: boolean;
  /** What would be lost: "3 changes of the AI providers". */
  what: string;
  /** True for another address of the same page that keeps what was typed. */
  keeps?: (address: URLSearchParams) => boolean;
}

function useWarningBeforeUnload(when: boolean): void {
  useEffect(() => {
    if (!when) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [when]);
}

/** Asks before the reader leaves a page with unsaved changes, be it by a link, by Back, or by closing the tab. */
export function UnsavedGuard({ when, what, keeps = () => true }: Props) {
  useWarningBeforeUnload(when);
  const stays = (from: Location, to: Location) =>
    from.pathname === to.pathname && keeps(new URLSearchParams(to.search));
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => when && !stays(currentLocation, nextLocation),
  );
  if (blocker.state !== 'blocked') return null;
  return (
    <Modal opened onClose={blocker.reset} title="Leave without saving?">
      <Stack gap="md">
        <Text size="sm">{what} would be lost.</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={blocker.proceed}>
            Leave without saving
          </Button>
          <Button onClick={blocker.reset} data-autofocus>
            Stay here
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
