import { ask, type ApiPath, type Query } from './http';
import type { ListQuestion, Page } from './rows';

/** One page of a list that belongs to an account or a person. `whose` says to which, in the address. */
export function getList<Row>(path: ApiPath, whose: Query, question: ListQuestion): Promise<Page<Row>> {
  const { page, pageSize, ordering, search, filters } = question;
  return ask<Page<Row>>('GET', path, {
    query: { ...filters, ...whose, search, ordering, page, page_size: pageSize },
  }) as Promise<Page<Row>>;
}
