import { Center } from '@mantine/core';
import { Navigate, Outlet, useLocation } from 'react-router';

import { LoadFailed } from '@/components/common/LoadFailed';
import { PageLoader } from '@/components/common/PageLoader';
import { useSession } from '@/hooks/useSession';

/** Lets signed-in people through; sends the others to the login page, which brings them back here. */
export function RequireSession() {
  const { data: session, error, refetch } = useSession();
  const { pathname, search } = useLocation();

  if (session?.authenticated) return <Outlet />;
  if (session) return <Navigate to={`/login?next=${encodeURIComponent(pathname + search)}`} replace />;
  return (
    <Center mih="100vh" p="md">
      {error ? <LoadFailed what="The session" error={error} retry={() => void refetch()} /> : <PageLoader what="the dashboard" />}
    </Center>
  );
}
