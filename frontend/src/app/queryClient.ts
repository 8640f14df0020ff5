import { focusManager, MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';

import { ApiError } from '@/api/errors';
import { keys } from '@/api/keys';
import { ANONYMOUS } from '@/api/session';

/** By itself the client sees only a tab come up; keywords are often added in a window beside the browser's. */
focusManager.setEventListener((onFocus) => {
  const look = () => onFocus();
  window.addEventListener('visibilitychange', look);
  window.addEventListener('focus', look);
  return () => {
    window.removeEventListener('visibilitychange', look);
    window.removeEventListener('focus', look);
  };
});

function shouldRetry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ApiError && error.isTransient;
}

export function createQueryClient(): QueryClient {
  // The session ended on the server: the frame sees it here and shows the login page.
  const onError = (error: Error) => {
    if (error instanceof ApiError && error.status === 401) queryClient.setQueryData(keys.session, ANONYMOUS);
  };
  const queryClient: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { retry: shouldRetry, staleTime: 10_000 } },
  });
  return queryClient;
}
