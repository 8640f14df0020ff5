import { lazy } from 'react';
import { Route, Routes } from 'react-router';

import { Frame } from './Frame';
import { PAGES } from './pages';
import { RequireSession } from './RequireSession';

const LoginPage = lazy(() => import('@/pages/Login/LoginPage'));
const NotFoundPage = lazy(() => import('@/pages/NotFound/NotFoundPage'));

/** The frame around every page of the table in `pages.ts`, and the login page outside of it. */
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
    </Routes>
  );
}
