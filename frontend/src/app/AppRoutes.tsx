import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router';

import { Frame } from './Frame';
import { RequireSession } from './RequireSession';

const LoginPage = lazy(() => import('@/pages/Login/LoginPage'));
const AutomationPage = lazy(() => import('@/pages/Automation/AutomationPage'));
const SettingsPage = lazy(() => import('@/pages/Settings/SettingsPage'));
const NotFoundPage = lazy(() => import('@/pages/NotFound/NotFoundPage'));

/** Each page is a file of its own, fetched when it is first opened. */
export function AppRoutes() {
  return (
    <Routes>
      <Route element={<RequireSession />}>
        <Route element={<Frame />}>
          <Route index element={<Navigate to="/automation" replace />} />
          <Route path="/automation" element={<AutomationPage />} />
          <Route path="/settings/*" element={<SettingsPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Route>
      <Route path="/login" element={<LoginPage />} />
    </Routes>
  );
}
