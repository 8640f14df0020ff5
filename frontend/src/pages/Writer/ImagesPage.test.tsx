import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';

import { pageOf, site } from '@/test/fixtures';
import { image, promptOnly } from '@/test/imageFixtures';
import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';
import { answerOf, atWork, GROUP } from '@/test/taskFixtures';

const estimate = { function: 'generate_images', items: 2, credits: 4, at_most: 4, available_credits: 1_500, enough: true, note: '2 credits per image.' };

function show(answers: Record<string, unknown> = {}, address = '/writer/images?site=12') {
  const server = serve({
    'GET writer/images/': pageOf([image, promptOnly]),
    'GET writer/content/': pageOf([]),
    'POST ai/tasks/estimate/': estimate,
    ...answers,
  });
  return { server, ...renderApp(address) };
}

const cards = async () => within(await screen.findByRole('list', { name: 'Images' })).findAllByRole('listitem');
const lastQuestion = (server: ReturnType<typeof serve>) => server.asked('GET writer/images/').at(-1)?.query;

beforeEach(() => window.localStorage.clear());

describe('the gallery', () => {
  it('shows picture, article, alternative text and state of each image', async () => {
    show();
    const [first, second] = await cards();
    const picture = within(first as HTMLElement);
    expect(first?.querySelector('img')).toHaveAttribute('src', '/media/images/1/12/a.webp');
    expect(first?.querySelector('img')).toHaveAttribute('loading', 'lazy');
    expect(picture.getByRole('link', { name: 'Moka Pot Sizes Explained' })).toHaveAttribute('href', '/writer/content/9?site=12');
    expect(picture.getByText('Moka pot on a stove')).toBeVisible();
    expect(picture.getByText('Generated')).toBeVisible();
    expect(within(second as HTMLElement).getByText('Not made yet')).toBeVisible();
    expect(within(second as HTMLElement).getByText('No alternative text')).toBeVisible();
  });

  it('asks what its address says', async () => {
    const { server } = show({}, '/writer/images?site=12&status=failed&content_id=9&image_type=featured&page=2');
    await cards();
    expect(Object.fromEntries(lastQuestion(server) ?? [])).toEqual({
      site_id: '12', status: 'failed', content_id: '9', image_type: 'featured', page: '2', page_size: '50', ordering: '-content,position',
    });
    expect(screen.getByRole('combobox', { name: 'Article' })).toHaveValue('Moka Pot Sizes Explained');
  });

  it('leads on from an empty site, and back from filters that fit nothing', async () => {
    const { router } = show({ 'GET writer/images/': pageOf([]) }, '/writer/images?site=12&status=failed');
    await userEvent.click(await screen.findByRole('button', { name: 'Clear search and filters' }));
    expect(router.state.location.search).toBe('?site=12');
    expect(await screen.findByRole('link', { name: 'Show articles' })).toHaveAttribute('href', '/writer/content?site=12');
  });

  it('lets a viewer look and nothing else', async () => {
    show({ 'GET sites/': pageOf([{ ...site, role: 'viewer' }]) });
    await cards();
    expect(screen.queryByRole('checkbox')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show Featured image of Moka Pot Sizes Explained' }));
    const dialog = await screen.findByRole('dialog', { name: 'Featured image' });
    expect(within(dialog).queryByRole('button', { name: 'Edit' })).toBeNull();
  });
});

describe('making pictures', () => {
  const start = async (button: string) => {
    await cards();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select page' }));
    await userEvent.click(screen.getByRole('button', { name: button }));
    expect(await screen.findByText(/Costs about 4 credits/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));
  };

  it('asks for the missing ones after their price, and shows each of them as it comes', async () => {
    const { server } = show({
      'POST writer/images/generate_images/': { task_id: GROUP, task_ids: [GROUP] },
      'GET ai/tasks/': answerOf(atWork),
    });
    await start('Generate missing');
    const dialog = await screen.findByRole('dialog', { name: 'Generating 2 images' });
    expect(await within(dialog).findByRole('list', { name: 'Images of the selection' })).toBeVisible();
    expect(server.asked('POST ai/tasks/estimate/')[0]?.body).toEqual({ function: 'generate_images', ids: [71, 72], anew: false });
    expect(server.asked('POST writer/images/generate_images/')[0]?.body).toEqual({ ids: [71, 72] });
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Selected rows' })).toBeNull());
  });

  it('prices what is made anew like new, and asks for it at its own door', async () => {
    const { server } = show({
      'POST writer/images/regenerate/': { task_id: GROUP, task_ids: [GROUP] },
      'GET ai/tasks/': answerOf(atWork),
    });
    await start('Generate anew');
    await waitFor(() => expect(server.asked('POST writer/images/regenerate/')[0]?.body).toEqual({ ids: [71, 72] }));
    expect(server.asked('POST ai/tasks/estimate/')[0]?.body).toEqual({ function: 'generate_images', ids: [71, 72], anew: true });
  });
});

describe('one image', () => {
  const openMenu = async (action: string) => {
    await cards();
    await userEvent.click(screen.getByRole('button', { name: 'Actions of Featured image of Moka Pot Sizes Explained' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: action }));
  };

  it('is shown in full, and the arrow keys go on', async () => {
    show();
    await cards();
    await userEvent.click(screen.getByRole('button', { name: 'Show Featured image of Moka Pot Sizes Explained' }));
    const dialog = await screen.findByRole('dialog', { name: 'Featured image' });
    expect(within(dialog).getByRole('img', { name: 'Moka pot on a stove' })).toBeVisible();
    await userEvent.keyboard('{ArrowRight}');
    expect(await screen.findByRole('dialog', { name: 'Which size for two cups?' })).toBeVisible();
    expect(screen.getByText('2 of 2 on this page')).toBeVisible();
  });

  it('saves what was changed, and only if nobody saved meanwhile', async () => {
    const { server } = show({ 'PATCH writer/images/{id}/': image });
    await openMenu('Edit');
    const alt = await screen.findByRole('textbox', { name: /Alternative text/ });
    await userEvent.clear(alt);
    await userEvent.type(alt, 'A steaming moka pot');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(server.asked('PATCH writer/images/{id}/')[0]?.body).toEqual({
      alt_text: 'A steaming moka pot', updated_at: image.updated_at,
    });
  });

  it('keeps the form and says why when it is refused', async () => {
    show({ 'PATCH writer/images/{id}/': refusal(409, 'ConflictError', 'Bob saved this image meanwhile.') });
    await openMenu('Edit');
    await userEvent.type(await screen.findByRole('textbox', { name: /Prompt/ }), ' with milk');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Bob saved this image meanwhile.')).toBeVisible();
    expect(screen.getByRole('textbox', { name: /Prompt/ })).toHaveValue(`${image.prompt} with milk`);
  });

  it('is deleted once it is clear what goes with it', async () => {
    const { server } = show({ 'POST writer/images/bulk_delete/': { deleted: 1 } });
    await openMenu('Delete');
    expect(await screen.findByText(/Its article stays, without it/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Delete 1 image' }));
    await waitFor(() => expect(server.asked('POST writer/images/bulk_delete/')[0]?.body).toEqual({ ids: [71] }));
    expect(await screen.findByText('1 image deleted.')).toBeVisible();
  });
});
