/**
 * The `jianbao` command: `npm run jianbao -- <command>`. Each command is one file of `commands/`.
 *
 * Exit codes: 0 done, 1 the input was refused, 2 the command line cannot be understood.
 */
import { Command, CommanderError } from 'commander';
import { addChannelCommands } from './commands/channel.ts';
import { addDayCommands } from './commands/day.ts';
import { addDigestCommand } from './commands/digest.ts';
import { addDocumentCommands } from './commands/document.ts';
import { addExplainCommand } from './commands/explain.ts';
import { addHistoryCommands } from './commands/history.ts';
import { addKeepingCommands } from './commands/keeping.ts';
import { addKeyCommands } from './commands/key.ts';
import { addProgrammeCommands } from './commands/programme.ts';
import { addReplayCommand } from './commands/replay.ts';
import { addRetainCommands } from './commands/retain.ts';
import { InputError } from './replay-file.ts';

const program = new Command('jianbao').description('报送、日结、简报');
addProgrammeCommands(program);
addKeyCommands(program);
addExplainCommand(program);
addDayCommands(program);
addDigestCommand(program);
addHistoryCommands(program);
addKeepingCommands(program);
addRetainCommands(program);
addChannelCommands(program);
addReplayCommand(program);
addDocumentCommands(program);

try {
  await program.exitOverride().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof InputError) {
    console.error(error.message);
    process.exitCode = 1;
  } else throw error;
}
