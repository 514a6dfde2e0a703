import { statfsSync } from 'node:fs';
import { HistoryError } from '../history-error.ts';

/**
 * File systems on which SQLite's locks and shared memory do not hold (https://sqlite.org/wal.html, "does not work over a
 * network filesystem"), by the type that Linux's statfs tells (linux/magic.h, statfs(2)).
 */
const NETWORK: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x65735546, 'FUSE (such as sshfs)'],
  [0x01021997, '9P'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x01161970, 'GFS2'],
  [0x7461636f, 'OCFS2'],
  [0x786f4256, 'VirtualBox folders'],
]);

export type FileSystemType = (folder: string) => number;

/** The type of the file system of a folder. Only Linux's numbers mean what the table says. */
export const readFileSystemType: FileSystemType = (folder) =>
  process.platform === 'linux' ? statfsSync(folder).type : 0;

/** Fails where the folder lies on a network file system. */
export function refuseNetwork(folder: string, typeOf: FileSystemType): void {
  // Some architectures tell a signed number.
  const name = NETWORK.get(typeOf(folder) >>> 0);
  if (name === undefined) return;
  throw new HistoryError(
    'network_file_system',
    `The history cannot be kept in ${folder}: that is ${name}, on which two processes would damage it.`,
  );
}
