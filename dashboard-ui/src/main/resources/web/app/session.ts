/** Who looks at the page: a name where keys are asked for and one was entered. */
export interface Session {
  asked: boolean;
  name?: string;
  roles?: string[];
  /** Where one logs in at an identity provider, where there is one. */
  login?: string;
}

let known: Session = { asked: false };

const NAME = 'leeway.name';

/** Who, as far as was asked. */
export const session = (): Session => known;

/** Whether nothing can be shown until somebody says who they are. */
export const isStranger = () => known.asked && known.name === undefined;

/** The name by which what somebody does is noted: the key's, or the one that was entered last; nothing where there is neither. */
export const actor = () => known.name ?? localStorage.getItem(NAME) ?? undefined;

/** The same where a name was entered, which is kept for the next time; a key's name counts whatever was. */
export function actorOf(entered: string): string {
  if (known.name !== undefined) {
    return known.name;
  }
  localStorage.setItem(NAME, entered);
  return entered;
}

/** Asks the dashboard who looks. Where it does not answer, the page's other questions say so. */
export async function recognize(): Promise<Session> {
  try {
    const response = await fetch('/session', { headers: { Accept: 'application/json' } });
    known = response.ok ? await response.json() as Session : known;
  } catch {
    // The page says that the dashboard cannot be reached, as soon as it asks for anything.
  }
  return known;
}

/** Hands a key in; what was wrong, or nothing. */
export async function enter(key: string): Promise<string | undefined> {
  try {
    const response = await fetch('/session', { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: key });
    return response.ok ? undefined : (await response.json().catch(() => ({}))).detail ?? `The dashboard answered ${response.status}.`;
  } catch {
    return 'The dashboard cannot be reached. Is it still running?';
  }
}

export const leave = () => fetch('/session', { method: 'DELETE' });
