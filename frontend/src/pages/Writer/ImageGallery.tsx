import { Checkbox, Select, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';

import type { ImageRow } from '@/api/rowTypes';
import { ListFrame, type RowsQuery } from '@/components/table/ListFrame';
import type { ListState } from '@/hooks/useListState';
import type { Selection } from '@/hooks/useSelection';

import { ImageCard } from './ImageCard';
import classes from './ImageGallery.module.css';
import { IMAGE_ORDERS } from './imageView';

interface Props {
  query: RowsQuery<ImageRow>;
  list: ListState;
  /** Without it images cannot be chosen: for readers who may change nothing. */
  selection?: Selection | undefined;
  menuOf?: ((image: ImageRow) => ReactNode) | undefined;
  onShow: (image: ImageRow) => void;
  toolbar: ReactNode;
  empty: ReactNode;
}

function PageChoice({ images, selection: { chosen, setChosen } }: { images: ImageRow[]; selection: Selection }) {
  const picked = images.filter(({ id }) => chosen[id]).length;
  const setAll = (isChosen: boolean) =>
    setChosen({ ...chosen, ...Object.fromEntries(images.map(({ id }) => [id, isChosen])) });
  return (
    <Checkbox
      size="xs"
      label="Select page"
      checked={images.length > 0 && picked === images.length}
      indeterminate={picked > 0 && picked < images.length}
      disabled={images.length === 0}
      onChange={(event) => setAll(event.currentTarget.checked)}
    />
  );
}

const PLACES = Array.from({ length: 12 }, (_, index) => index);

function Cards({ query, selection, menuOf, onShow }: Props) {
  const images = query.data?.results;
  if (!images) {
    return (
      <ul className={classes.grid} aria-label="Loading images" aria-busy>
        {PLACES.map((place) => (
          <li key={place} className={classes.place}>
            <Skeleton className={classes.picture ?? ''} h="auto" />
            <Skeleton h={12} w="70%" mt={14} />
            <Skeleton h={10} w="45%" mt={10} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <ul className={classes.grid} aria-label="Images" aria-busy={query.isPlaceholderData} data-old={query.isPlaceholderData || undefined}>
      {images.map((image) => (
        <ImageCard
          key={image.id}
          image={image}
          menu={menuOf?.(image)}
          onShow={() => onShow(image)}
          choosing={
            selection && {
              isChosen: selection.chosen[image.id] ?? false,
              onToggle: () => selection.setChosen({ ...selection.chosen, [image.id]: !selection.chosen[image.id] }),
            }
          }
        />
      ))}
    </ul>
  );
}

/** A page of the site's images. Cards keep their place while they are polled. */
export function ImageGallery(props: Props) {
  const { query, list, selection, toolbar, empty } = props;
  return (
    <ListFrame noun="image" what="The gallery" query={query} list={list} toolbar={toolbar} empty={empty}>
      <div className={classes.line}>
        {selection && <PageChoice images={query.data?.results ?? []} selection={selection} />}
        <Select
          aria-label="Order"
          size="xs"
          w={180}
          ml="auto"
          data={IMAGE_ORDERS}
          value={list.question.ordering}
          onChange={(value) => value !== null && list.setOrdering(value)}
          allowDeselect={false}
        />
      </div>
      <Cards {...props} />
    </ListFrame>
  );
}
