/**
 * Names of places as people write them, held against a roster: one writing for all, several names in one answer parted, and
 * the roster's own spelling where it has the name. What it does not have is a stranger.
 */
/** A roster, to be looked up by key. */
export type RosterKeys = ReadonlyMap<string, string>;

/** Without width; they are seen by nobody. */
const WITHOUT_WIDTH = /\u00ad|[\u200b-\u200d]|\u2060|\ufeff/gu;
/** 间隔号, as keyboards make it. */
const MIDDLE_DOT = /[•・･·‧∙⋅●﹒]|(?<=\p{Script=Han})[.．](?=\p{Script=Han})/gu;
/** Numbers of points in a list: `1.`, `（2）`, `③`; never the number of 1号楼 or 205国道. */
const LIST_NUMBER = /^(?:[(（]?\d{1,3}[.．、)）](?!\d)|[①-⑳])\s*/u;
const ENDS = /[。．.！!\s]+$/u;

/** 繁体 beside 简体, of characters that stand in names of places. */
const SCRIPTS =
  '臺台灣湾東东門门橋桥區区縣县鎮镇鄉乡園园廣广場场號号樓楼嶺岭龍龙馬马鳳凤陽阳陰阴長长華华國国慶庆興兴豐丰寧宁關关濱滨達达會会衛卫學学醫医廠厂礦矿鐵铁鋼钢銀银錢钱錦锦鍾钟鐘钟運运連连進进遠远邊边適适選选遷迁雲云電电霧雾頭头頂顶順顺項项顧顾風风飛飞館馆體体魚鱼鳥鸟鵝鹅鶴鹤黃黄齊齐莊庄葉叶蘇苏藍蓝蘭兰藝艺藥药蓮莲蔣蒋萬万無无實实寶宝將将專专導导島岛峽峡崗岗嶽岳師师帶带幹干庫库廟庙廳厅張张強强後后從从復复懷怀戰战戲戏戶户揚扬換换撫抚擴扩攔拦敵敌數数斷断時时曉晓書书條条楊杨極极榮荣樣样樹树機机檔档歐欧歷历殺杀氣气沖冲決决況况淺浅淵渊渦涡湯汤溝沟滅灭溫温漢汉潔洁潭潭澤泽濟济濕湿瀋沈瀾澜灘滩為为烏乌煙烟煉炼營营爾尔牆墙獎奖獨独環环產产畝亩畫画異异當当療疗皺皱監监盤盘盧卢眾众確确祿禄禮礼種种積积穀谷穩稳窪洼競竞筆笔節节築筑簡简籃篮糧粮級级紅红紀纪納纳紐纽純纯組组結结絡络統统經经綠绿維维網网綜综線线緣缘縱纵總总織织繼继續续羅罗義义習习聖圣聯联職职肅肃腳脚臨临舊旧艦舰蕭萧處处虛虚術术裝装製制見见規规視视覺觉觀观計计訓训記记設设許许診诊話话該该詳详語语調调談谈請请論论諸诸謝谢證证識识護护讓让豬猪貝贝貢贡財财貨货貫贯貴贵買买費费資资賓宾賀贺賢贤賣卖質质賴赖購购贊赞趙赵車车軍军軌轨軒轩輔辅輕轻輪轮輸输轄辖轉转辦办農农這这郵邮鄧邓鄭郑鄰邻醬酱釋释針针釣钓鈴铃鉛铅銅铜鋒锋錫锡鍋锅鎖锁鏡镜閘闸開开閒闲間间閣阁閩闽闊阔陳陈陸陆隊队階阶際际隨随險险隱隐雙双雜杂雞鸡離离難难靈灵靜静韓韩響响頁页預预領领頻频題题顏颜願愿類类顯显飯饭飲饮養养餘余駐驻駕驾騰腾驛驿驗验驢驴鮮鲜鴻鸿鷹鹰鹽盐麗丽麥麦點点龜龟';
const SIMPLE: ReadonlyMap<string, string> = new Map((SCRIPTS.match(/../gu) ?? []).map((pair) => [pair[0]!, pair[1]!]));

/** Two names with one key are the same place. */
export const placeKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(WITHOUT_WIDTH, '')
    .replace(MIDDLE_DOT, '·')
    .replace(LIST_NUMBER, '')
    .replace(ENDS, '')
    .replace(/\s+/gu, '')
    .replace(/\p{Script=Han}/gu, (sign) => SIMPLE.get(sign) ?? sign)
    .toLowerCase();

/** As it is stored where no roster has it: digits and letters in half width, brackets and the middle dot as in Chinese. */
export const placeName = (name: string): string =>
  name
    .replace(/[０-９Ａ-Ｚａ-ｚ]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(WITHOUT_WIDTH, '')
    .replace(MIDDLE_DOT, '·')
    .replace(/\(/gu, '（')
    .replace(/\)/gu, '）')
    .trim()
    .replace(LIST_NUMBER, '')
    .replace(ENDS, '')
    .replace(/\s+/gu, ' ');

export interface PlaceRead {
  readonly name: string;
  readonly isStranger?: boolean;
  /** It may be several names, and nothing says so for certain. */
  readonly several?: boolean;
}

/** Between names on one line, where the roster or the sender must say that they are several. */
const BETWEEN = /\s+|[/／|]|以及|[和及与]/gu;
const PARTED = /\s+|[/／|]/u;

/** Two names of a roster with one key are one place. */
export const rosterKeys = (roster: readonly string[]): RosterKeys =>
  new Map(roster.map((name) => [placeKey(name), name]));

/** @param piece what stands between two separators; one name, or several. */
export function placesIn(piece: string, byKey: RosterKeys | undefined): PlaceRead[] {
  const name = placeName(piece);
  if (byKey === undefined) return [isSeveral(name) ? { name, several: true } : { name }];
  const known = byKey.get(placeKey(piece)) ?? partsIn(piece, byKey);
  if (known !== undefined) return [known].flat().map((each) => ({ name: each }));
  const parts = name.split(PARTED).filter((part) => part !== '');
  return parts.map((part) => {
    const found = byKey.get(placeKey(part));
    return found === undefined ? { name: part, isStranger: true } : { name: found };
  });
}

const isSeveral = (name: string): boolean => {
  const parts = name.split(PARTED);
  return parts.length > 1 && parts.every((part) => /\p{Script=Han}{2}/u.test(part));
};

/** All of the piece as names of the roster with signs or 和 between them; undefined where it is not. */
function partsIn(piece: string, byKey: RosterKeys): string[] | undefined {
  for (const match of piece.matchAll(BETWEEN)) {
    const first = byKey.get(placeKey(piece.slice(0, match.index)));
    const rest = piece.slice(match.index + match[0].length);
    if (first === undefined || rest === '') continue;
    const last = byKey.get(placeKey(rest));
    const others = last === undefined ? partsIn(rest, byKey) : [last];
    if (others !== undefined) return [first, ...others];
  }
  return undefined;
}
