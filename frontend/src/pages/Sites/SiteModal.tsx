import { Autocomplete, Select, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';

import { fieldErrorsOf } from '@/api/errors';
import type { Site } from '@/api/types';
import { FormModal } from '@/components/common/FormModal';
import { languageName, LANGUAGES } from '@/components/common/language';
import { notifyDone } from '@/components/common/notify';
import { isManager } from '@/components/common/roles';
import type { Account } from '@/hooks/useAccount';
import { useSiteMoves } from '@/hooks/useSites';

import { changesOf, emptyForm, formOf, ownZone, zonesWith } from './siteForm';

interface Props {
  /** Null: a new one. */
  site: Site | null;
  /** Whose the new one can be. */
  accounts: Account[];
  onAdded: (site: Site) => void;
  onClose: () => void;
}

function useSiteModal({ site, accounts, onAdded, onClose }: Props) {
  const [before] = useState(() => (site ? formOf(site) : emptyForm(ownZone())));
  const [form, setForm] = useState(before);
  const [accountId, setAccountId] = useState(accounts[0]?.id);
  const { add, change } = useSiteMoves();

  const addSite = () => {
    if (accountId === undefined) return;
    add.mutate({ ...form, account_id: accountId }, { onSuccess: onAdded });
  };
  const saveSite = (id: number) => {
    const values = changesOf(before, form);
    if (Object.keys(values).length === 0) return onClose();
    const onSuccess = ({ domain }: Site) => {
      notifyDone(`${domain} was saved.`);
      onClose();
    };
    change.mutate({ id, values }, { onSuccess });
  };
  const error = add.error ?? change.error;
  return {
    form,
    errorOf: (name: keyof typeof form) => fieldErrorsOf(error)[name]?.[0],
    set: (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part })),
    accountId,
    setAccountId,
    submit: () => (site ? saveSite(site.id) : addSite()),
    error,
    isBusy: add.isPending || change.isPending,
  };
}

type Modal = ReturnType<typeof useSiteModal>;

function NameFields({ site, modal: { form, set, errorOf } }: { site: Site | null; modal: Modal }) {
  const isDomainFixed = site !== null && !isManager(site.role);
  return (
    <>
      <TextInput
        label="Domain"
        description={isDomainFixed ? 'Owners and admins can change it.' : 'Such as example.com'}
        value={form.domain}
        onChange={(event) => set({ domain: event.currentTarget.value })}
        error={errorOf('domain')}
        disabled={isDomainFixed}
        maxLength={300}
        spellCheck={false}
        autoCapitalize="none"
        required
        withAsterisk={false}
        data-autofocus={site === null || undefined}
      />
      <TextInput
        label="Name"
        placeholder="The coffee blog"
        value={form.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={errorOf('name')}
        maxLength={120}
        data-autofocus={site !== null || undefined}
      />
    </>
  );
}

function PlaceFields({ site, modal: { form, set, errorOf } }: { site: Site | null; modal: Modal }) {
  const zones = useMemo(() => zonesWith(form.timezone), [form.timezone]);
  return (
    <>
      <Select
        label="Time zone"
        description={site ? 'A schedule keeps its hour in the new zone.' : 'In which its schedule is meant'}
        data={zones}
        value={form.timezone}
        onChange={(timezone) => timezone && set({ timezone })}
        error={errorOf('timezone')}
        searchable
        limit={60}
        allowDeselect={false}
        nothingFoundMessage="No zone of that name"
      />
      <Autocomplete
        label="Language of the articles"
        description={languageName(form.language) || 'A code such as en, de or pt-BR'}
        data={LANGUAGES}
        filter={({ options }) => options}
        renderOption={({ option }) => `${option.value} – ${languageName(option.value)}`}
        value={form.language}
        onChange={(language) => set({ language })}
        error={errorOf('language')}
        maxLength={8}
        maxDropdownHeight={200}
        openOnFocus={false}
      />
    </>
  );
}

/** Adds a site, or changes one. */
export function SiteModal(props: Props) {
  const { site, accounts, onClose } = props;
  const modal = useSiteModal(props);
  return (
    <FormModal
      title={site ? `Edit ${site.domain}` : 'Add site'}
      action={site ? 'Save' : 'Add site'}
      isBusy={modal.isBusy}
      isReady={modal.form.domain.trim() !== ''}
      error={modal.error}
      onSubmit={modal.submit}
      onClose={onClose}
    >
      <NameFields site={site} modal={modal} />
      <PlaceFields site={site} modal={modal} />
      {site === null && accounts.length > 1 && (
        <Select
          label="Account"
          data={accounts.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={String(modal.accountId)}
          onChange={(value) => value && modal.setAccountId(Number(value))}
          allowDeselect={false}
        />
      )}
    </FormModal>
  );
}
