/** Who asks. Until login exists the one principal is whoever sits at this machine, and may read, and keep views. */
export type Principal = { kind: 'local'; name: string; role: Role };

export type Role = 'viewer';

export const LOCAL_PRINCIPAL: Principal = { kind: 'local', name: 'local', role: 'viewer' };
