/**
 * Fills what the form's script is given. Nothing that the unit may not see: no other unit, no recipient, no address.
 */
import { cycleOf } from '../../core/calendar/cycle.ts';
import { dueInstant } from '../../core/calendar/schedule.ts';
import type { Programme, Unit } from '../../core/programme/programme.ts';
import { indicatorsOf } from '../../core/rule/rule.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { figureHistory } from '../../pipeline/report/unit-history.ts';
import type { MemberAsk } from '../page/ask.ts';
import { photosPath, SCRIPT_WORDS, type ScriptData, submissionPath } from './script-data.ts';
import type { ReportSituation } from './situation.ts';
import { askedIndicators } from './typed-report.ts';
import { say, wordsIn } from './words.ts';

export function scriptData({ stored, world, language }: MemberAsk, situation: ReportSituation): ScriptData {
  const { programme } = stored;
  const { unit, day, history, findings, justTyped = false } = situation;
  const words = wordsIn(language);
  return {
    programme: visibleProgramme(programme, unit, day),
    unit,
    day,
    history: figureHistory(history),
    language,
    now: world.clock.now(),
    due: dueInstant(programme, day),
    put: submissionPath(programme.id, day, unit.id),
    photos: photosPath(programme.id, day),
    form: `/report/${programme.id}/${day}`,
    justTyped: justTyped || findings.length > 0,
    words: {
      ...(Object.fromEntries(SCRIPT_WORDS.map((key) => [key, words[key]])) as ScriptData['words']),
      ...(cycleOf(programme.schedule) === 'day'
        ? {}
        : { runningTotalToday: say(language, 'runningTotalPeriod', { value: '{value}' }) }),
    },
  };
}

/** The unit's own indicators, and those that rules name. */
function visibleProgramme(programme: Programme, unit: Unit, day: ReportingDay): Programme {
  const named = new Set(programme.rules.flatMap(({ compiled }) => indicatorsOf(compiled)));
  const asked = new Set(askedIndicators(programme, unit, day));
  const indicators = programme.indicators
    .filter((indicator) => asked.has(indicator) || named.has(indicator.id))
    .map(({ askedOf, roster: _, ...indicator }) => {
      if (askedOf === undefined) return indicator;
      return { ...indicator, askedOf: askedOf.filter((id) => id === unit.id) };
    });
  const { alarm: _, ...rest } = programme;
  return { ...rest, indicators, units: [unit], distribution: [], deliver: [] };
}
