import { lazy } from 'react';
import { Route, Routes } from 'react-router';

import { Frame } from './Frame';
import { PAGES } from './pages';
import { RequireSession } from './RequireSession';

const LoginPage = lazy(() => import('@/pages/Login/LoginPage'));
const ForgottenPage = lazy(() => import('@/pages/Login/ForgottenPage'));
const ResetPage = lazy(() => import('@/pages/Login/ResetPage'));
const InvitationPage = lazy(() => import('@/pages/Login/InvitationPage'));
const NotFoundPage = lazy(() => import('@/pages/NotFound/NotFoundPage'));

/** The frame around every page of the table in `pages.ts`, and the pages in front of the login outside of it. */
export function AppRoutes() {
  return (
    <Routes>
      <Route element={<RequireSession />}>
        <Route element={<Frame />}>
          {PAGES.map(({ path, page: Page }) => (
            <Route key={path} path={path} element={<Page />} />
          ))}
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Route>
      <Route path="/login" element={<LoginPage />} />
      <Route path="/forgotten-password" element={<ForgottenPage />} />
      <Route path="/reset-password" element={<ResetPage />} />
      <Route path="/invitation" element={<InvitationPage />} />
    </Routes>
  );
}
