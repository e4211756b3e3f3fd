// What processes cost, by the kernel's own account.
import { readFile } from 'node:fs/promises';

const TICKS_A_SECOND = 100;

async function stat(pid) {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  // After the name: state, parent, …; user and system time are the 12th and 13th, those of ended children the two after.
  return { own: Number(fields[11]) + Number(fields[12]), ended: Number(fields[13]) + Number(fields[14]) };
}

async function children(pid) {
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return list.split(' ').filter(Boolean);
}

/** Seconds of processor time a process has used. */
export async function processTime(pid) {
  return pid ? (await stat(pid)).own / TICKS_A_SECOND : 0;
}

/** Seconds of processor time a process and all it has started have used, those that have ended too. */
export async function familyTime(pid) {
  if (!pid) return 0;
  const { own, ended } = await stat(pid);
  const alive = await Promise.all((await children(pid)).map(async (child) => (await stat(child)).own));
  return (own + ended + alive.reduce((sum, ticks) => sum + (ticks || 0), 0)) / TICKS_A_SECOND;
}

/** Memory of a process in RAM now and at its highest, in MB. */
export async function memory(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
  return { now: megabytes('VmRSS'), highest: megabytes('VmHWM') };
}

export function median(values) {
  const sorted = values.filter((value) => value !== undefined && value !== null).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
