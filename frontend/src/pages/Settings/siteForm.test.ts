import { describe, expect, it } from 'vitest';

import { siteImages } from '@/test/settingsFixtures';

import { modelInForce, siteChangesOf } from './siteForm';

it('sends what differs and nothing else', () => {
  expect(siteChangesOf({ language: 'en', image_size: ' 1200x630 ' }, siteImages)).toEqual({ image_size: '1200x630' });
});

describe('modelInForce', () => {
  it('is the site’s own, or the account’s', () => {
    expect(modelInForce({ image_model: 'gpt-image-2' }, siteImages)).toBe('gpt-image-2');
    expect(modelInForce({}, siteImages)).toBe('gpt-image-2.5-flare');
  });

  it('is not known when an own one is taken back', () => {
    const own = { ...siteImages, image_model: 'gpt-image-2', image_model_in_force: 'gpt-image-2' };
    expect(modelInForce({ image_model: '' }, own)).toBeNull();
  });
});
