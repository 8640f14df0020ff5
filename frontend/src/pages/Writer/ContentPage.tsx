import { lazy } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';

import { SiteGate } from '@/components/common/SiteGate';
import { useSite } from '@/hooks/useSite';

import { ContentList } from './ContentList';

const ArticlePage = lazy(() => import('./ArticlePage'));

function List() {
  return <SiteGate found={useSite()}>{(site) => <ContentList site={site} />}</SiteGate>;
}

/** The list of articles, and below it a page for each. */
export default function ContentPage() {
  const { search } = useLocation();
  return (
    <Routes>
      <Route index element={<List />} />
      <Route path=":id" element={<ArticlePage />} />
      <Route path="*" element={<Navigate to={{ pathname: '/writer/content', search }} replace />} />
    </Routes>
  );
}
