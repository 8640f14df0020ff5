import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router';

import { Frame } from './Frame';
import { PAGES } from './pages';
import { RequireSession } from './RequireSession';

const LoginPage = lazy(() => import('@/pages/Login/LoginPage'));
const NotFoundPage = lazy(() => import('@/pages/NotFound/NotFoundPage'));

const hasHome = PAGES.some(({ path }) => path === '/');

/** The frame around every page of the table in `pages.ts`, and the login page outside of it. */
export function AppRoutes() {
  return (
    <Routes>
      <Route element={<RequireSession />}>
        <Route element={<Frame />}>
          {!hasHome && <Route index element={<Navigate to="/automation" replace />} />}
          {PAGES.map(({ path, page: Page }) => (
            <Route key={path} path={path} element={<Page />} />
          ))}
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Route>
      <Route path="/login" element={<LoginPage />} />
    </Routes>
  );
}
