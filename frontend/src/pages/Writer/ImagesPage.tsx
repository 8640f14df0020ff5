import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';

import { imagesApi } from '@/api/rows';
import type { ImageRow } from '@/api/rowTypes';
import type { Site } from '@/api/types';
import { imageName } from '@/components/common/imageName';
import { PageHeader } from '@/components/common/PageHeader';
import { SiteGate } from '@/components/common/SiteGate';
import { EmptyState } from '@/components/table/EmptyState';
import { ExportMenu } from '@/components/table/ExportMenu';
import { NothingFound } from '@/components/table/NothingFound';
import { RowMenu } from '@/components/table/RowMenu';
import { useListState, type ListState } from '@/hooks/useListState';
import { useRows } from '@/hooks/useRows';
import { useSelection } from '@/hooks/useSelection';
import { useSite } from '@/hooks/useSite';
import { useWork } from '@/hooks/useWork';

import { DeleteRows } from './DeleteRows';
import { ImageBulk } from './ImageBulk';
import { IMAGE_LIST, ImageFilters } from './ImageFilters';
import { ImageGallery } from './ImageGallery';
import { deleteImagesText } from './imageView';

const ImageModal = lazy(() => import('./ImageModal'));
const ImageViewer = lazy(() => import('./ImageViewer'));

/** Which dialog is open. The viewer names its image, so that it shows what a poll brings. */
type Open = { kind: 'view'; id: number } | { kind: 'form'; image: ImageRow } | { kind: 'delete'; ids: number[] } | null;

function Empty({ list, siteId }: { list: ListState; siteId: number }) {
  if (list.isNarrowed) return <NothingFound noun="image" onClear={list.clear} />;
  return (
    <EmptyState
      title="No images yet"
      action={
        <Button component={Link} to={`/writer/content?site=${siteId}`}>
          Show articles
        </Button>
      }
    >
      An image begins with its prompt. Choose articles and have their image prompts written, or let the automation do both.
    </EmptyState>
  );
}

function Images({ site }: { site: Site }) {
  const list = useListState(IMAGE_LIST);
  const query = useRows(imagesApi, site.id, list);
  const selection = useSelection();
  const [open, setOpen] = useState<Open>(null);
  const { ask } = useWork();
  const mayWrite = site.role !== 'viewer';
  const images = query.data?.results ?? [];
  const close = () => setOpen(null);

  const generate = ({ id, image_url: url }: ImageRow) => {
    close();
    ask({ function: 'generate_images', ids: [id], siteId: site.id, isAnew: url !== '' });
  };
  const menuOf = (image: ImageRow) => (
    <RowMenu
      title={`${imageName(image)} of ${image.content.title}`}
      actions={[
        { label: 'Edit', icon: 'edit', onClick: () => setOpen({ kind: 'form', image }) },
        { label: image.image_url ? 'Generate anew' : 'Generate', icon: 'spark', onClick: () => generate(image) },
        { label: 'Delete', icon: 'trash', isDangerous: true, onClick: () => setOpen({ kind: 'delete', ids: [image.id] }) },
      ]}
    />
  );

  return (
    <>
      <PageHeader title="Images" of={site.domain}>
        <ExportMenu urlOf={(format) => imagesApi.exportUrl(site.id, list.question, format)} />
      </PageHeader>
      <ImageGallery
        query={query}
        list={list}
        selection={mayWrite ? selection : undefined}
        menuOf={mayWrite ? menuOf : undefined}
        onShow={({ id }) => setOpen({ kind: 'view', id })}
        toolbar={<ImageFilters siteId={site.id} list={list} first={images[0]} />}
        empty={<Empty list={list} siteId={site.id} />}
      />
      <ImageBulk siteId={site.id} selection={selection} onDelete={(ids) => setOpen({ kind: 'delete', ids })} />
      <Suspense>
        {open?.kind === 'view' && (
          <ImageViewer
            images={images}
            id={open.id}
            mayWrite={mayWrite}
            onMove={(id) => setOpen({ kind: 'view', id })}
            onEdit={(image) => setOpen({ kind: 'form', image })}
            onGenerate={generate}
            onClose={close}
          />
        )}
        {open?.kind === 'form' && (
          <ImageModal image={open.image} onGenerate={() => generate(open.image)} onClose={close} />
        )}
      </Suspense>
      {open?.kind === 'delete' && (
        <DeleteRows
          api={imagesApi}
          siteId={site.id}
          ids={open.ids}
          noun="image"
          onClose={close}
          onDone={() => { selection.clear(); close(); }}
        >
          {deleteImagesText(open.ids.length)}
        </DeleteRows>
      )}
    </>
  );
}

export default function ImagesPage() {
  return <SiteGate found={useSite()}>{(site) => <Images site={site} />}</SiteGate>;
}
