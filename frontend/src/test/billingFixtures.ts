import type { LedgerEntry, Usage, Wallet } from '@/api/billing';

import { run, site } from './fixtures';

export const wallet: Wallet = {
  account_id: 1,
  balance: 1500,
  reserved: 1040,
  available: 460,
  held: [{ run_id: run.run_id, site_id: site.id, credits: 1040 }],
  prices: [
    { function: 'generate_ideas', credits: '2', note: '2 credits per cluster' },
    { function: 'generate_content', credits: '5', note: '1 credit per 500 words' },
  ],
};

const entry: LedgerEntry = {
  id: 118,
  created_at: '2026-11-20T10:30:00Z',
  kind: 'capture',
  balance_change: -3,
  reserved_change: 0,
  charged_for: 'Writing “How to clean a moka pot”, 1,245 words',
  description: '1,245-word article drafted successfully',
  function: 'generate_content',
  task_id: '6f1c1c1e-3f5b-4a39-9d2a-0c8f1f1c9b11',
  run_id: null,
  site: { id: site.id, domain: site.domain },
};

export const ledger: LedgerEntry[] = [
  entry,
  {
    ...entry, id: 117, kind: 'hold', balance_change: 0, reserved_change: 1040, charged_for: 'Held for a run', function: '',
    task_id: null, run_id: run.run_id,
  },
  {
    ...entry, id: 1, kind: 'grant', balance_change: 1500, charged_for: 'Demo credits', function: '', task_id: null, site: null,
  },
];

const sums = {
  credits: 280, calls: 57, items: 56, input_tokens: 40_200, output_tokens: 212_000, dollars: '1.776400',
  calls_without_a_price: 0, in_vain: 1,
};

export const usage: Usage = {
  account_id: 1,
  by: 'day',
  first_day: '2026-11-18',
  last_day: '2026-11-20',
  time_zone: 'Europe/Berlin',
  rows: [
    { key: '2026-11-18', label: '2026-11-18', ...sums, credits: 0, calls: 0, items: 0, dollars: '0.000000', in_vain: 0 },
    { key: '2026-11-19', label: '2026-11-19', ...sums },
    { key: '2026-11-20', label: '2026-11-20', ...sums, credits: 3, dollars: '0.000000', calls: 2, calls_without_a_price: 2 },
  ],
  total: { ...sums, credits: 283, calls: 59 },
};
