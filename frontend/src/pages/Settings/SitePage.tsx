import type { SubmitEvent } from 'react';

import type { SiteImages } from '@/api/settingsTypes';
import type { Site } from '@/api/types';
import { formatCounted } from '@/components/common/format';
import { languageName } from '@/components/common/language';
import { LoadFailed } from '@/components/common/LoadFailed';
import { Notice } from '@/components/common/Notice';
import { PageLoader } from '@/components/common/PageLoader';
import { Panel } from '@/components/common/Panel';
import { UnsavedGuard } from '@/components/common/UnsavedGuard';
import { useSite } from '@/hooks/useSite';
import { useSiteImages } from '@/hooks/useSiteImages';

import { Facts } from './Facts';
import classes from './Form.module.css';
import { SaveBar } from './SaveBar';
import { SiteFields } from './SiteFields';
import { useFirstErrorFocus } from './useFirstErrorFocus';
import { useSiteForm } from './useSiteForm';

function SiteForm({ saved }: { saved: SiteImages }) {
  const form = useSiteForm(saved);
  const { siteAt } = useSite();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (form.count > 0) form.submit();
  };
  const element = useFirstErrorFocus(form.error);
  return (
    <form ref={element} className={classes.form} onSubmit={submit} noValidate>
      <SiteFields form={form} />
      <SaveBar form={form} savedNote={`Saved. The next article and image of ${saved.domain} use it.`} />
      <UnsavedGuard
        when={form.count > 0}
        what={`${formatCounted(form.count, 'unsaved change')} of ${saved.domain}`}
        keeps={(address) => siteAt(address)?.id === saved.site_id}
      />
    </form>
  );
}

function SiteFacts({ saved }: { saved: SiteImages }) {
  const format = saved.formats.find(({ value }) => value === saved.image_format);
  return (
    <>
      <Notice tone="hold">You can look; changing a site’s settings takes the role editor.</Notice>
      <Panel title="Articles and images">
        <Facts
          facts={[
            { label: 'Language', value: languageName(saved.language) || saved.language },
            { label: 'Image model', value: saved.image_model_in_force, note: saved.credits_sentence },
            { label: 'Size', value: `${saved.image_size} pixels` },
            { label: 'Format', value: format?.label ?? saved.image_format },
          ]}
        />
      </Panel>
    </>
  );
}

/** What the articles and pictures of the selected site are like. */
export function SitePage({ site }: { site: Site }) {
  const { data, error, refetch } = useSiteImages(site.id);
  if (!data) {
    if (!error) return <PageLoader what="the settings" />;
    return <LoadFailed what={`The settings of ${site.domain}`} error={error} retry={() => void refetch()} />;
  }
  return data.may_change ? <SiteForm saved={data} /> : <SiteFacts saved={data} />;
}
