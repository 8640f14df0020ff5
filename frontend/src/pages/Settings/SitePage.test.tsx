import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { renderApp } from '@/test/render';
import { refusal, serve } from '@/test/server';
import { siteImages } from '@/test/settingsFixtures';

/** Not the list of suggestions, which has the same name. */
const field = (name: string) => screen.getByLabelText(name, { selector: 'input' });

async function open(answers: Record<string, unknown> = {}) {
  const server = serve(answers);
  renderApp('/settings/site?site=12');
  await screen.findByRole('region', { name: /images/i });
  return server;
}

it('shows the model in force and what an image costs', async () => {
  const server = await open();
  expect(server.asked('GET settings/sites/{id}/images/')[0]?.path).toContain('/sites/12/');
  expect(field('Image model')).toHaveAccessibleDescription(
    '2 credits per image. Empty: the model of the account.',
  );
});

it('tells the price of a model before it is saved', async () => {
  await open();
  await userEvent.type(field('Image model'), 'gpt-image-2');
  expect(field('Image model')).toHaveAccessibleDescription(/^4 credits per image/);
});

it('saves what changed', async () => {
  const server = await open({ 'PATCH settings/sites/{id}/images/': { ...siteImages, language: 'de', image_format: 'png' } });
  await userEvent.clear(field('Language of the articles'));
  await userEvent.type(field('Language of the articles'), 'de');
  expect(field('Language of the articles')).toHaveAccessibleDescription('German');
  await userEvent.selectOptions(screen.getByLabelText('Format'), 'png');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Saved. The next article and image of coffee.example use it.')).toBeVisible();
  expect(server.asked('PATCH settings/sites/{id}/images/')[0]?.body).toEqual({ language: 'de', image_format: 'png' });
});

it('shows what is wrong beside its field', async () => {
  const message = 'Sizes are between 256 and 2048 pixels.';
  await open({
    'PATCH settings/sites/{id}/images/': refusal(400, 'ValidationError', message, { details: { fields: { image_size: [message] } } }),
  });
  await userEvent.clear(field('Size'));
  await userEvent.type(field('Size'), '10x10');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(field('Size')).toBeInvalid());
});

it('can be looked at by viewers', async () => {
  await open({ 'GET settings/sites/{id}/images/': { ...siteImages, may_change: false } });
  expect(screen.getByText('English')).toBeVisible();
  expect(screen.getByText('2 credits per image')).toBeVisible();
  expect(screen.queryByLabelText('Size')).toBeNull();
});
