import { isService, SERVICES } from '@/lib/domain/service.ts';

export type PathExplanation = { title: string; text: string };

/** Why a path leads nowhere, as far as the path itself tells. */
export function explainPath(pathname: string): PathExplanation {
  const [section, service, ...rest] = pathname.split('/').slice(1);
  if (section === 'scopes' && service !== undefined && isService(service)) {
    return {
      title: 'This is not the address of an application or a workgroup',
      text:
        rest.length === 3
          ? 'One of its parts is not written the way Sparktally writes it. It may have been cut when it was copied.'
          : 'Such an address has four parts: service, account, region, and the application’s id or the workgroup’s name.',
    };
  }
  if ((section !== 'sessions' && section !== 'scopes') || service === undefined || service === '') {
    return { title: 'There is no such page', text: 'The address names nothing that Sparktally has.' };
  }
  if (!isService(service)) {
    return {
      title: 'There is no such service',
      text: `“${service.slice(0, 80)}” is not one of the services that have Spark sessions: ${SERVICES.join(', ')}.`,
    };
  }
  if (rest.length !== 4) {
    return {
      title: 'This is not the address of a session',
      text: 'A session’s address has five parts: service, account, region, scope and id.',
    };
  }
  return {
    title: 'This is not the address of a session',
    text: 'One of its parts is not written the way Sparktally writes it. It may have been cut when it was copied.',
  };
}
