/** What goes and what stays, before tasks are deleted. */
export function taskDeleteText(count: number): string {
  if (count === 1) return 'The task is gone and nothing more is written for it. Its idea stays, and so does an article it has already.';
  return 'They are gone and nothing more is written for them. Their ideas stay, and so do the articles they have already.';
}
