import { describe, expect, it } from 'vitest';

import { image } from '@/test/imageFixtures';

import { absenceText, deleteImagesText, imageBadges, imageChanges, isAtWork, typeLabel } from './imageView';

const labels = (part: Partial<typeof image>) => imageBadges({ ...image, ...part }).map(({ label }) => label);

describe('the badges of an image', () => {
  it('says the same news once', () => {
    expect(labels({ status: 'generated', work_state: 'completed' })).toEqual(['Generated']);
    expect(labels({ status: 'failed', work_state: 'failed' })).toEqual(['Failed']);
    expect(labels({ status: 'pending', work_state: 'idle' })).toEqual(['Pending']);
  });

  it('shows the work of the machine beside it', () => {
    expect(labels({ status: 'pending', work_state: 'queued' })).toEqual(['Pending', 'Queued']);
    expect(labels({ status: 'generated', work_state: 'processing' })).toEqual(['Generated', 'Processing']);
    expect(labels({ status: 'pending', work_state: 'paused' })).toEqual(['Pending', 'Paused']);
  });

  it('does not call a picture failed that could only not be made anew', () => {
    expect(labels({ status: 'generated', work_state: 'failed' })).toEqual(['Generated', 'Not renewed']);
  });
});

describe('where a picture is missing', () => {
  it('says why', () => {
    expect(absenceText({ status: 'pending', work_state: 'processing' })).toBe('Being made');
    expect(absenceText({ status: 'pending', work_state: 'queued' })).toBe('Waits for its turn');
    expect(absenceText({ status: 'pending', work_state: 'paused' })).toBe('Waits for the run');
    expect(absenceText({ status: 'failed', work_state: 'failed' })).toBe('Could not be made');
    expect(absenceText({ status: 'pending', work_state: 'idle' })).toBe('Not made yet');
  });
});

it('knows which images a machine has', () => {
  const states = ['idle', 'queued', 'processing', 'completed', 'failed', 'cancelled', 'paused'] as const;
  expect(states.filter((state) => isAtWork({ work_state: state }))).toEqual(['queued', 'processing', 'paused']);
});

it('says what a deletion takes and what it leaves', () => {
  expect(deleteImagesText(1)).toBe('The picture and its prompt are gone for good. Its article stays, without it.');
  expect(deleteImagesText(4)).toBe('The pictures and their prompts are gone for good. Their articles stay, without them.');
});

it('sends only what was changed', () => {
  const before = { prompt: 'A moka pot', alt_text: 'Moka pot' };
  expect(imageChanges(before, { prompt: 'A moka pot ', altText: 'Moka pot' })).toEqual({});
  expect(imageChanges(before, { prompt: 'A red moka pot', altText: 'Moka pot' })).toEqual({ prompt: 'A red moka pot' });
  expect(imageChanges(before, { prompt: 'A moka pot', altText: '' })).toEqual({ alt_text: '' });
});

it('tells the place of an image', () => {
  expect(typeLabel({ image_type: 'featured', position: 0 })).toBe('Featured');
  expect(typeLabel({ image_type: 'in_article', position: 3 })).toBe('In article, no. 3');
});
