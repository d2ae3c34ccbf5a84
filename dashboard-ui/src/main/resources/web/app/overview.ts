/** What is asked of the list of models; `first` are names that come before all others. */
export interface Question { q?: string; levels: string[]; first: string[]; sort?: string; offset: number; limit: number }

/** More names would make an address that servers refuse. */
const MOST_FIRST = 50;

/** A question as the query of an address. */
export function queryOf(asked: Question): string {
  const query = new URLSearchParams({ offset: String(asked.offset), limit: String(asked.limit) });
  if (asked.q) {
    query.set('q', asked.q);
  }
  if (asked.sort) {
    query.set('sort', asked.sort);
  }
  asked.levels.forEach((level) => query.append('level', level));
  asked.first.slice(0, MOST_FIRST).forEach((name) => query.append('first', name));
  return query.toString();
}
