/**
 * The one table of channels: a programme file takes each, the guide names each, pages say each in words.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { CHANNEL_NAMES, channelWords, isMailChannel } from '../../functions/core/programme/channels.ts';

const FILE = readFileSync('infra/local/new-programme.yaml', 'utf8').replace('PROGRAMME_ID', 'sample');
const reading = (channel: string, address: string) =>
  readProgrammeFile(`${FILE}\ndeliver:\n  - { channel: ${channel}, ${address} }\n`);
const addressOf = (channel: string): string =>
  isMailChannel(channel) ? 'to: [office@example.org]' : 'url_ref: env:GROUP';

describe.each(CHANNEL_NAMES)('%s', (channel) => {
  test('is taken by a programme file, with its own kind of address alone', () => {
    expect(reading(channel, addressOf(channel)).findings).toEqual([]);
    const other = isMailChannel(channel) ? 'url_ref: env:GROUP' : 'to: [office@example.org]';
    expect(reading(channel, other).findings).not.toEqual([]);
  });
  test('is in the guide', () => {
    expect(readFileSync('docs/delivery.md', 'utf8')).toContain(`| \`${channel}\` |`);
    expect(readFileSync('docs/programme.md', 'utf8')).toContain(`\`${channel}\``);
  });
  test('has words in both languages', () => {
    for (const language of ['zh', 'en'] as const) expect(channelWords(channel, language)).not.toBe(channel);
  });
});

test('a channel that there is not is refused with those that there are', () => {
  const [found] = reading('pigeon', 'to: [office@example.org]').findings;
  expect(found?.message).toContain(CHANNEL_NAMES.join('、'));
});
