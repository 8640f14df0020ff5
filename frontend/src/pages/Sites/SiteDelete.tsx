import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';

import { fieldErrorsOf } from '@/api/errors';
import type { Site } from '@/api/types';
import { FormModal } from '@/components/common/FormModal';
import { notifyDone } from '@/components/common/notify';
import { useSiteMoves } from '@/hooks/useSites';

import { isConfirmed, lossText } from './sitesView';

/** Asks for the domain: what is deleted here cannot be brought back. */
export function SiteDelete({ site, onClose }: { site: Site; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const { remove } = useSiteMoves();
  const done = () => {
    notifyDone(`${site.domain} was deleted.`);
    onClose();
  };
  return (
    <FormModal
      title={`Delete ${site.domain}?`}
      action="Delete site"
      isDangerous
      isBusy={remove.isPending}
      isReady={isConfirmed(typed, site.domain)}
      error={remove.error}
      onSubmit={() => remove.mutate({ id: site.id, domain: typed }, { onSuccess: done })}
      onClose={onClose}
    >
      <Text size="sm">{lossText(site)} The ledger keeps what was spent on it. This cannot be undone.</Text>
      <TextInput
        label={`Type ${site.domain} to confirm`}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={fieldErrorsOf(remove.error)['confirm_domain']?.[0]}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        data-autofocus
      />
    </FormModal>
  );
}
