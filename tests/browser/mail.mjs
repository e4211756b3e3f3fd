// Reads the mails that the program writes into the folder `mail` of its data.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from './program.mjs';

function quotedPrintable(text) {
  const joined = text.replace(/=\r?\n/g, '');
  const bytes = [];
  for (let at = 0; at < joined.length; at++) {
    const escaped = /^=([0-9A-Fa-f]{2})/.exec(joined.slice(at, at + 3));
    if (escaped) {
      bytes.push(Number.parseInt(escaped[1], 16));
      at += 2;
    } else {
      bytes.push(...Buffer.from(joined[at], 'latin1'));
    }
  }
  return Buffer.from(bytes).toString('utf8');
}

function decoded(body, encoding) {
  switch ((encoding ?? '7bit').trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64').toString('utf8');
    case 'quoted-printable':
      return quotedPrintable(body);
    default:
      return Buffer.from(body, 'latin1').toString('utf8');
  }
}

function words(value) {
  return value
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(/=\?utf-8\?(b|q)\?(.*?)\?=/gi, (_, kind, text) =>
      kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString('utf8') : quotedPrintable(text.replaceAll('_', ' ')),
    );
}

/** Splits one MIME entity into its headers and its texts: `text` is the plain part, `html` the other one if there is one. */
export function parseMail(source) {
  const [head, ...rest] = source.split(/\r?\n\r?\n/);
  const body = rest.join('\r\n\r\n');
  const headers = {};
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = words(line.slice(colon + 1).trim());
  }
  const type = headers['content-type'] ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  const mail = { headers, subject: headers.subject ?? '', to: headers.to ?? '', text: '', html: '' };
  if (boundary) {
    for (const part of body.split(`--${boundary}`).slice(1, -1)) {
      const inner = parseMail(part.replace(/^\r?\n/, ''));
      mail.text ||= inner.text;
      mail.html ||= inner.html;
    }
  } else if (type.startsWith('text/html')) {
    mail.html = decoded(body, headers['content-transfer-encoding']);
  } else {
    mail.text = decoded(body, headers['content-transfer-encoding']);
  }
  mail.links = [...new Set(`${mail.text}\n${mail.html}`.match(/https?:\/\/[^\s"'<>)]+/g) ?? [])].map((link) => link.replaceAll('&amp;', '&'));
  return mail;
}

/** All mails to one address, oldest first. */
export async function mailsTo(program, address) {
  const folder = join(program.data, 'mail');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
  const found = [];
  for (const name of names) {
    const path = join(folder, name);
    const mail = parseMail(await readFile(path, 'latin1'));
    if (mail.to.toLowerCase().includes(address.toLowerCase())) found.push({ ...mail, at: (await stat(path)).mtimeMs, name });
  }
  return found.sort((one, other) => one.at - other.at || one.name.localeCompare(other.name));
}

/** Waits for a mail to `address` whose subject or text matches, and gives the newest one. */
export async function mail(program, address, pattern = /./) {
  const newest = async () => (await mailsTo(program, address)).findLast((one) => pattern.test(one.subject) || pattern.test(one.text));
  return eventually(`a mail to ${address} like ${pattern}`, newest);
}
