import { useMutation, useQueryClient } from '@tanstack/react-query';

/** One thing that people can do; afterwards what it may have changed is asked again. */
export function useMove<Variables, Answer>(
  mutationFn: (variables: Variables) => Promise<Answer>,
  changes: readonly (readonly unknown[])[],
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => Promise.all(changes.map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  });
}
