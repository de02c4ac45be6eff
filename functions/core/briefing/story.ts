/**
 * What a briefing says of a day's figures, and where: each once. The lead takes what the programme's `headline` names, else the
 * first figures of its first section that are news; the sections take the rest, and what no sentence has room for is left to
 * the annex.
 */

import type { Indicator } from '../kinds/indicator.ts';
import { isWhole } from '../kinds/parts.ts';
import { isToldAs } from '../kinds/table.ts';
import type { Section } from '../programme/programme.ts';
import { placesIn, type Scene, sayOf, sectionSay } from './arranged.ts';
import type { SectionData, Sentence } from './data.ts';
import { figuresOf } from './figures.ts';
import { isNews } from './news.ts';
import { type Related, relatedOf, sentenceOf, sentencesOf, unitsOf } from './sentences.ts';

/** Figures of the lead where the programme names none. */
const MOST_LEADING = 5;
/** More than these no reader follows in sentences. */
const MOST_TOLD = 30;

export interface Story {
  readonly lead: readonly Sentence[];
  /** The lead begins with what there is at the deadline (截至…), not with what was done in the day. */
  readonly leadsWithState: boolean;
  readonly sections: readonly SectionData[];
  /** Those that the lead tells. */
  readonly leading: readonly Indicator[];
  /** News that no sentence has room for. */
  readonly untold: readonly Indicator[];
}

export function tellStory(scene: Scene): Story {
  const { programme } = scene;
  const whole = programme.indicators.filter(isWhole);
  const leading = leadingOf(whole, scene);
  const said = new Set(leading.flatMap((each) => placesIn(each)));
  const isTold = ({ id }: Indicator): boolean => said.has(`${id}.day:`) || said.has(`${id}.day:约数`);
  const rest = whole.filter(
    (each) => !leading.includes(each) && (each.say !== undefined || (isNews(each, scene) && !isTold(each))),
  );
  const room = Math.max(0, MOST_TOLD - leading.length);
  const told = rest.slice(0, room);
  const first = leading[0];
  const leadsWithState = first === undefined || first.say !== undefined || isState(first);
  return {
    lead: leadOf(leading, scene, leadsWithState),
    leadsWithState,
    sections: sectionsOf(told, scene, said),
    leading,
    untold: rest.slice(room),
  };
}

const isState = (indicator: Indicator): boolean =>
  isToldAs(indicator, 'stocks') || isToldAs(indicator, 'ratios') || isToldAs(indicator, 'computed');

function leadingOf(whole: readonly Indicator[], scene: Scene): Indicator[] {
  const { headline, sections = [] } = scene.programme;
  if (headline !== undefined) {
    return headline.flatMap((id) => whole.find((each) => each.id === id) ?? []).filter((each) => isKnown(each, scene));
  }
  const news = whole.filter((each) => isNews(each, scene) && !isToldAs(each, 'answers'));
  const firsts = sections.map(({ id }) => news.filter((each) => each.section === id)).find((some) => some.length > 0);
  return wholeGroups(firsts ?? news, scene);
}

/** As many as the lead has room for; what belongs together is not parted, unless it is too much by itself. */
function wholeGroups(news: readonly Indicator[], scene: Scene): Indicator[] {
  const chosen: Indicator[] = [];
  for (const { indicators } of relatedOf(news, scene)) {
    if (chosen.length > 0 && chosen.length + indicators.length > MOST_LEADING) break;
    chosen.push(...indicators.slice(0, MOST_LEADING));
  }
  return chosen;
}

/** Something can be said of it, were it only what there is to date. */
const isKnown = (indicator: Indicator, { close }: Scene): boolean => {
  const { day, total } = figuresOf(indicator, close);
  return day !== null || total !== null || isToldAs(indicator, 'answers');
};

/** In their order; what the programme words itself stands alone. */
function leadOf(leading: readonly Indicator[], scene: Scene, isDayKnown: boolean): Sentence[] {
  const groups: Related[] = [];
  for (const indicator of leading) {
    const [own] = relatedOf([indicator], scene);
    const last = groups.at(-1);
    const isSame = last !== undefined && last.units.join(' ') === own!.units.join(' ') && indicator.say === undefined;
    if (isSame && last.indicators.at(-1)?.say === undefined)
      groups[groups.length - 1] = { ...last, indicators: [...last.indicators, indicator] };
    else groups.push(own!);
  }
  return groups.flatMap((group, at) => saidOrWorded(group, scene, at === 0 && !isDayKnown));
}

function saidOrWorded(group: Related, scene: Scene, isDayKnown: boolean): Sentence[] {
  const [first] = group.indicators;
  return first?.say === undefined ? sentencesOf(group, scene, isDayKnown) : sayOf(first, scene).map(sentenceOf);
}

/** The programme's own; where it has none, units' groups stand for subjects. */
function sectionsOf(told: readonly Indicator[], scene: Scene, said: ReadonlySet<string>): SectionData[] {
  const { sections } = scene.programme;
  const found = sections === undefined ? byGroups(told, scene) : bySections(sections, told, scene, said);
  return found.map((each, at) => ({ ...each, name: sections === undefined ? 'overview' : `section-${at + 1}` }));
}

type Unnamed = Omit<SectionData, 'name'>;

function bySections(
  sections: readonly Section[],
  told: readonly Indicator[],
  scene: Scene,
  said: ReadonlySet<string>,
): Unnamed[] {
  const all: readonly { readonly id?: string; readonly title: string; readonly say?: string }[] = [
    ...sections,
    { title: '其他情况' },
  ];
  return all.flatMap(({ id, title, say }) => {
    const { pieces, named } =
      say === undefined ? { pieces: [], named: new Set<string>() } : sectionSay(say, scene, said);
    const own = told.filter((each) => each.section === id && !(each.say === undefined && named.has(each.id)));
    const sentences = [...(pieces.length === 0 ? [] : [sentenceOf(pieces)]), ...wordedOf(own, scene)];
    return sentences.length === 0 ? [] : [{ title, paragraphs: [{ head: null, sentences }] }];
  });
}

function wordedOf(indicators: readonly Indicator[], scene: Scene): Sentence[] {
  const own = indicators.filter(({ say }) => say !== undefined);
  const usual = indicators.filter(({ say }) => say === undefined);
  return [
    ...relatedOf(usual, scene).flatMap((group) => sentencesOf(group, scene)),
    ...own.flatMap((each) => sayOf(each, scene).map(sentenceOf)),
  ];
}

/** One section, a paragraph for what units of one group are asked for, and one for what all are. */
function byGroups(told: readonly Indicator[], scene: Scene): Unnamed[] {
  const groupOf = new Map(scene.programme.units.map(({ id, group = '' }) => [id, group]));
  const several = new Set(groupOf.values()).size > 1;
  const headOf = (indicator: Indicator): string => {
    const groups = new Set(unitsOf(indicator, scene).map((unit) => groupOf.get(unit) ?? ''));
    return several && groups.size === 1 ? [...groups][0]! : '';
  };
  const parts = [...Map.groupBy(told, headOf)].toSorted(([a], [b]) => Number(a !== '') - Number(b !== ''));
  const paragraphs = parts.flatMap(([head, some]) => {
    const sentences = wordedOf(some, scene);
    // A unit that is the subject of its sentences needs no heading.
    const isOfOne = new Set(some.flatMap((each) => unitsOf(each, scene))).size === 1;
    return sentences.length === 0 ? [] : [{ head: head === '' || isOfOne ? null : head, sentences }];
  });
  return paragraphs.length === 0 ? [] : [{ title: '工作情况', paragraphs }];
}
