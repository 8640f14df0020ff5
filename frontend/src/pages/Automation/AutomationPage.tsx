import { lazy } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';

import { SiteGate } from '@/components/common/SiteGate';
import { useSite } from '@/hooks/useSite';

import { SiteAutomation } from './SiteAutomation';

const RunPage = lazy(() => import('./RunPage'));

function CurrentPage() {
  return <SiteGate found={useSite()}>{(site) => <SiteAutomation site={site} />}</SiteGate>;
}

/** What runs now, and below it a page for every run there was. */
export default function AutomationPage() {
  const { search } = useLocation();
  return (
    <Routes>
      <Route index element={<CurrentPage />} />
      <Route path="runs/:runId" element={<RunPage />} />
      <Route path="*" element={<Navigate to={{ pathname: '/automation', search }} replace />} />
    </Routes>
  );
}
