/**
 * Paragraphs as they are written in chat groups, each with what must be recognised: a table of verdicts.
 *
 * `people=32` is proposed as it is; `people?range` is asked, with the value that the text suggests where there is one;
 * `(25550吨 to_date)` is left aside, with the reason, and with indicators that it could be; `<张三>` was not understood, and
 * makes every figure a question (`?message`). No line may hold a value that its text does not say.
 */
import { describe, expect, test } from 'vitest';
import { readPaste } from '../../functions/core/paste/paste.ts';
import { PASTE_PROGRAMME, told } from '../support/paste-programme.ts';
import { DAY } from '../support/sample-records.ts';

const PASTED: readonly (readonly [text: string, verdict: readonly string[]])[] = [
  [
    '今日出动32人，车辆5台，劝返约1.2万人次，清运垃圾612.5吨。',
    ['people=32', 'vehicles=5', 'dissuaded?approximate=12000', 'garbage=612.5'],
  ],
  [
    '今日出动人员326人、车辆45台，劝离劝返市民3010人次，收集转运垃圾612.5吨。',
    ['people=326', 'vehicles=45', 'dissuaded=3010', 'garbage=612.5'],
  ],
  ['今日共出动人员三百二十六人，车辆四十五台，劝返市民两千人次。', ['people=326', 'vehicles=45', 'dissuaded=2000']],
  [
    '出动人员：326\n车辆：45\n劝返：3010\n清运垃圾：612.5',
    ['people=326', 'vehicles=45', 'dissuaded=3010', 'garbage=612.5'],
  ],
  ['1、出动人员326人；\n2、出动车辆45台；\n3、清运垃圾612.5吨。', ['people=326', 'vehicles=45', 'garbage=612.5']],
  ['1.出动32人 2.车辆5台 3.劝返120人次', ['people=32', 'vehicles=5', 'dissuaded=120']],
  ['（1）出动人员326人（2）车辆45台', ['people=326', 'vehicles=45']],
  ['一、出动人员326人\n二、车辆45台\n三、清运垃圾612.5吨', ['people=326', 'vehicles=45', 'garbage=612.5']],
  ['出动３２人，车辆５台，清运垃圾６１２．５吨', ['people=32', 'vehicles=5', 'garbage=612.5']],
  ['劝返3,010人次，消杀面积1,204,500平方米', ['dissuaded=3010', 'area=1204500']],
  ['劝返1，200人次，出动32人', ['dissuaded?unclear', 'people=32']],
  ['劝返1 200人次', ['dissuaded?unclear']],
  ['今日清运垃圾612.5吨，累计清运垃圾25550吨。', ['garbage=612.5', '(累计清运垃圾25550吨 to_date)']],
  ['清运垃圾612.5吨（累计25550吨），劝返3010人次', ['garbage=612.5', 'dissuaded=3010', '(累计25550吨 to_date)']],
  [
    '累计出动人员320人次、车辆50台次，今日出动人员32人、车辆5台。',
    ['people=32', 'vehicles=5', '(累计出动人员320人次 to_date)', '(车辆50台次 other_day)'],
  ],
  ['昨日出动30人，今日出动32人。', ['people=32', '(昨日出动30人 other_day)']],
  ['今日出动32人，较昨日增加2人，劝返3010人次', ['people=32', 'dissuaded=3010', '(较昨日增加2人 change)']],
  ['出动人员较昨日增加2人', ['(出动人员较昨日增加2人 change)']],
  ['环卫工人清运612.5吨垃圾', ['(612.5吨 no_name garbage=612.5)', '<环卫工人清运612.5吨垃圾>']],
  ['32名党员干部下沉社区', ['cadres?clause=32', '<32名党员干部下沉社区>']],
  [
    '消杀小区18个、公厕12座、主次干道6条，消杀面积79.8万平方米',
    [
      'compounds?message=18',
      'area?message=798000',
      '(12座 no_name toilets=12)',
      '(6条 no_name roads=6)',
      '<公厕12座>',
      '<主次干道6条>',
    ],
  ],
  ['劝返十几人次，出动二十几人', ['dissuaded?vague', 'people?vague']],
  ['出动数百人，劝返百余人次，清运垃圾上千吨', ['people?vague', 'dissuaded?vague', 'garbage?vague']],
  ['出动3-5人，车辆3～5台', ['people?range', 'vehicles?range']],
  ['出动30人至40人', ['people?range']],
  ['清运垃圾3万5千吨', ['garbage?unclear']],
  ['劝返一万二人次', ['dissuaded?unclear']],
  ['清运垃圾120车、612.5吨', ['garbage?measure', '(612.5吨 no_name)', '<612.5吨>']],
  ['清运垃圾120车', ['garbage?measure']],
  ['清运垃圾612500公斤', ['garbage=612.5']],
  ['劝返3010人', ['dissuaded?measure']],
  ['出动人员32人左右，清运垃圾600吨多', ['people?approximate=32', 'garbage?approximate=600.0']],
  ['清运垃圾两吨半', ['garbage=2.5']],
  ['在岗环卫工人24小时值守，在岗环卫工人512人', ['staff?clause=24', 'staff?twice=512', '<在岗环卫工人24小时值守>']],
  ['值守路口：府河大桥、青年路大桥、立交桥十字路口', ['posts?list=府河大桥+青年路大桥+立交桥十字路口']],
  [
    '值守路口3处：府河大桥、青年路大桥、立交桥十字路口，劝返3010人次',
    ['posts?list=府河大桥+青年路大桥+立交桥十字路口', 'dissuaded=3010'],
  ],
  ['值守路口3处：府河大桥、青年路大桥等', ['posts?list=府河大桥+青年路大桥等']],
  ['值守桥梁路口：府河大桥，青年路大桥，劝返32人次', ['posts?list=府河大桥+青年路大桥', 'dissuaded=32']],
  ['夜间巡查：是', ['patrolled=true']],
  ['4月8日16:30，张三，联系电话13800000000，出动32人', ['people?message=32', '<张三>']],
  ['4月7日工作情况：出动32人，车辆5台', ['people?clause=32', 'vehicles?message=5', '<4月7日工作情况：出动32人>']],
  ['截至今日17时，共出动人员32人，车辆5台', ['people?message=32', 'vehicles?message=5']],
  ['截至17:00，出动32人', ['people?message=32']],
  ['截至4月8日24时，累计清运垃圾25550吨', ['(累计清运垃圾25550吨 to_date)']],
  [
    '#接龙\n1. 高新区大队 出动12人 车辆2台\n2. 市环卫服务中心 出动32人 车辆5台\n3. 渣土大队 出动8人',
    ['people=32', 'vehicles=5', '(1. 高新区大队 出动12人 车辆2台 other_unit)', '(3. 渣土大队 出动8人 other_unit)'],
  ],
  ['高新区大队：\n出动12人\n市环卫服务中心：\n出动32人', ['people=32', '(出动12人 other_unit)']],
  ['配合渣土大队出动32人', ['people?clause=32', '<配合渣土大队出动32人>']],
  ['消杀车辆3台，车辆5台', ['vehicles?clause=3', 'vehicles?twice=5', '<消杀车辆3台>']],
  ['消杀车辆3台', ['vehicles?clause=3', '<消杀车辆3台>']],
  [
    '上午劝返1200人次，下午劝返1810人次',
    ['dissuaded?clause=1200', 'dissuaded?clause=1810', '<上午劝返1200人次>', '<下午劝返1810人次>'],
  ],
  ['一大队出动32人，二大队出动30人', ['people?clause=32', 'people?clause=30', '<一大队出动32人>', '<二大队出动30人>']],
  ['今日生活垃圾收运612.5吨', ['(612.5吨 no_name garbage=612.5)', '<今日生活垃圾收运612.5吨>']],
  ['出动人员98%到岗', ['people?measure', '<出动人员98%到岗>']],
  ['隔离床位120张，出勤率97.7%', ['(隔离床位120张 not_asked)', '(出勤率97.7% not_asked)']],
  ['捐款17050.00元，捐款5千元', ['donated?twice=17050.00', 'donated?twice=5000.00']],
  ['捐款￥18,800.5', ['donated=18800.50']],
  ['清运垃圾（建筑垃圾）32吨', ['garbage?clause=32.0', '<清运垃圾（建筑垃圾）32吨>']],
  ['没有情况', ['<没有情况>']],
  [
    'S328省道出动32人，在12号卡口值守，N95口罩500只',
    [
      'people?clause=32',
      '(328 no_name)',
      '(12 no_name)',
      '(95 no_name)',
      '(500只 no_name)',
      '<S328省道出动32人>',
      '<在12号卡口值守>',
      '<N95口罩500只>',
    ],
  ],
  [
    '工作动态：今日出动32人，开展消杀。\n问题协调：缺口罩500只，请协调。',
    [
      'people?clause=32',
      '(500只 no_name)',
      '工作动态:今日出动32人，开展消杀。',
      '问题协调:缺口罩500只，请协调。',
      '<今日出动32人，开展消杀。>',
      '<缺口罩500只，请协调。>',
    ],
  ],
  ['出动5台次', ['(出动5台次 no_name)']],
  ['车辆5辆，出动人员32名，劝返3010次', ['vehicles=5', 'people=32', 'dissuaded=3010']],
  ['清运垃圾612.55吨，在岗环卫工人6000人', ['garbage?unfit', 'staff?unfit']],
  ['今日零报告', ['<今日零报告>']],
  ['劝返0人次，清运垃圾零吨', ['dissuaded=0', 'garbage=0.0']],
  ['预计明日清运垃圾600吨', ['garbage?clause=600.0', '<预计明日清运垃圾600吨>']],
  ['应到35人，实到人员32人', ['people?clause=32', '(35人 no_name staff=35 cadres=35)', '<应到35人>', '<实到人员32人>']],
  ['出动 32 人，车辆 5 台', ['people=32', 'vehicles=5']],
  [
    '出动人员（人）：32，车辆（台）：5，清运垃圾（车）：120',
    ['people?message=32', 'vehicles?message=5', 'garbage?measure'],
  ],
  ['出动人员32人车辆5台劝返3010人次清运垃圾612.5吨', ['people=32', 'vehicles=5', 'dissuaded=3010', 'garbage=612.5']],
  ['32人出动，5台车辆，3010人次劝返', ['people=32', 'vehicles=5', 'dissuaded=3010']],
  [
    '32人下沉5人值守',
    ['(32人 no_name people=32 staff=32 cadres=32)', '(5人 no_name people=5 staff=5 cadres=5)', '<32人下沉5人值守>'],
  ],
  [
    '【市环卫服务中心4月8日工作情况】\n今日我中心共出动环卫工人512人，作业车辆86台，清运生活垃圾612.5吨，消杀公厕78座、小区126个，劝返聚集市民43人次。',
    [
      'people?clause=512',
      'vehicles?clause=86',
      'toilets?message=78',
      'dissuaded?clause=43',
      '(612.5吨 no_name garbage=612.5)',
      '(126个 no_name compounds=126)',
      '<今日我中心共出动环卫工人512人>',
      '<作业车辆86台>',
      '<清运生活垃圾612.5吨>',
      '<小区126个>',
      '<劝返聚集市民43人次>',
    ],
  ],
  ['领导好，市环卫服务中心今天的数据：在岗环卫工人512人，收集转运垃圾612.5吨，谢谢！', ['staff=512', 'garbage=612.5']],
  [
    '各位，报一下今天的：人员32，车辆5，劝返120，垃圾清运612.5',
    [
      'people?clause=32',
      'vehicles?message=5',
      'dissuaded?message=120',
      'garbage?message=612.5',
      '<报一下今天的：人员32>',
    ],
  ],
  [
    '4月8日日报\n出动人员：32人\n出动车辆：5台（其中洒水车3台）\n劝离劝返市民：120人次\n收集转运垃圾：612.5吨\n下沉党员干部：12人',
    [
      'people?message=32',
      'vehicles?clause=5',
      'vehicles?clause=3',
      'dissuaded?message=120',
      'garbage?message=612.5',
      'cadres?message=12',
      '<出动车辆：5台（其中洒水车3台）>',
    ],
  ],
  [
    '一、今日工作\n出动人员326人次，出动车辆45台次。\n二、累计情况\n累计出动人员3260人次，劝返市民30100人次。',
    [
      'people?measure',
      'vehicles?measure',
      'dissuaded?context=30100',
      '(累计出动人员3260人次 to_date)',
      '<二、累计情况>',
    ],
  ],
  [
    '截至4月8日18时，市环卫服务中心在岗环卫工人512人，收集转运垃圾612.5吨，较昨日减少12.3吨；劝返市民3010人次，较昨日增加8人次。',
    [
      'staff=512',
      'garbage?message=612.5',
      'dissuaded?message=3010',
      '(较昨日减少12.3吨 change)',
      '(较昨日增加8人次 change)',
    ],
  ],
  [
    '今日收集转运垃圾612.5吨，环比上升3.2%，消杀面积1.2万平方米。',
    ['garbage=612.5', 'area=12000', '(环比上升3.2% change)'],
  ],
  [
    '在岗环卫工人五百一十二名，消杀公厕七十八座，捐款一万七千零五十元。',
    ['staff=512', 'toilets=78', 'donated=17050.00'],
  ],
  [
    '今天劝返近八百人次，清运垃圾六百余吨，出动车辆二十多台。',
    ['dissuaded?approximate=800', 'garbage?approximate=600.0', 'vehicles?approximate=20'],
  ],
  ['截至目前，在岗环卫工人512人。', ['staff?message=512', '<截至目前>']],
  ['今日累计劝返3010人次。', ['dissuaded?clause=3010', '<今日累计劝返3010人次>']],
  [
    '自4月1日以来，累计收集转运垃圾4868吨，日均608.5吨。',
    ['(累计收集转运垃圾4868吨 to_date)', '(608.5吨 no_name garbage=608.5)', '<自4月1日以来>', '<日均608.5吨>'],
  ],
  ['环卫工人凌晨4点上岗，清运垃圾612.5吨', ['garbage?message=612.5', '<环卫工人凌晨4点上岗>']],
  [
    '早班出动人员120人、晚班出动人员98人',
    ['people?clause=120', 'people?clause=98', '<早班出动人员120人>', '<晚班出动人员98人>'],
  ],
  [
    '市环卫服务中心、高新区大队联合出动人员32人',
    ['people?clause=32', '<市环卫服务中心>', '<高新区大队联合出动人员32人>'],
  ],
  [
    '消杀小区12个（阳光小区、和平小区等），消杀公厕8座',
    ['compounds?clause=12', 'toilets?message=8', '<消杀小区12个（阳光小区、和平小区等）>'],
  ],
  ['今日无劝返，出动32人', ['people?message=32', '<今日无劝返>']],
  ['没有出动车辆，出动人员32人', ['people?message=32', '<没有出动车辆>']],
  [
    '出动人员32人（党员干部12人），车辆5台',
    ['people?clause=32', 'cadres?clause=12', 'vehicles?message=5', '<出动人员32人（党员干部12人）>'],
  ],
  ['出动人员32人，其中党员干部12人', ['people=32', 'cadres=12']],
  [
    '慰问党员干部家属5人，32名党员干部家属',
    ['cadres?clause=5', 'cadres?clause=32', '<慰问党员干部家属5人>', '<32名党员干部家属>'],
  ],
  ['清运垃圾612.5t，消杀面积12000㎡', ['garbage=612.5', 'area=12000']],
  ['清运垃圾0.0612万吨', ['garbage=612.0']],
  ['消杀主次干道6条15公里', ['roads?clause=6', '(15公里 no_name)', '<消杀主次干道6条15公里>']],
  ['消杀面积约79.8万㎡', ['area?approximate=798000']],
  [
    '值守路口（3处）：府河大桥、青年路大桥、万达广场十字路口；夜间巡查：否',
    ['posts?list=府河大桥+青年路大桥+万达广场十字路口', 'patrolled=false'],
  ],
  ['值守路口有府河大桥和青年路大桥', ['posts?list=府河大桥和青年路大桥']],
  ['值守路口：无', ['posts=']],
  ['值守路口：府河大桥（3人）、青年路大桥（2人）', ['posts?list=府河大桥（3人）+青年路大桥（2人）']],
  ['夜间巡查：已完成', ['<夜间巡查：已完成>']],
  [
    '张师傅 18:02\n今日出动32人\n李师傅 18:05\n收到',
    ['people?message=32', '<张师傅 18:02>', '<李师傅 18:05>', '<收到>'],
  ],
  [
    '#接龙\n例 单位 出动人数 车辆\n1. 市环卫服务中心 32人 5台',
    [
      '(32人 no_name people=32 staff=32 cadres=32)',
      '(5台 no_name vehicles=5)',
      '<例 单位 出动人数 车辆>',
      '<1. 市环卫服务中心 32人 5台>',
    ],
  ],
  [
    '1. 市环卫服务中心：出动32人，车辆5台，劝返12人次\n2. 高新区大队：出动12人',
    ['people=32', 'vehicles=5', 'dissuaded=12', '(2. 高新区大队：出动12人 other_unit)'],
  ],
  ['出动人员\n32人\n车辆\n5台', ['people=32', 'vehicles=5']],
  ['出动人员\t32\t车辆\t5\t清运垃圾\t612.5', ['people=32', 'vehicles=5', 'garbage=612.5']],
  ['出动人员/32人，出动车辆/5台', ['people=32', 'vehicles=5']],
  ['出动人员=32，出动车辆=5', ['people=32', 'vehicles=5']],
  ['出动人员 : 32人 | 出动车辆 : 5台', ['people=32', 'vehicles=5']],
  ['垃圾清运量612.5吨，劝返人数120人次', ['garbage=612.5', 'dissuaded=120']],
  [
    '今日收集转运垃圾由昨日的600吨增至612.5吨',
    ['garbage?clause=600.0', 'garbage?clause=612.5', '<今日收集转运垃圾由昨日的600吨增至612.5吨>'],
  ],
  ['出动人员从30人增加到32人', ['people?clause=30', 'people?clause=32', '<出动人员从30人增加到32人>']],
  ['新增消杀小区5个', ['compounds?clause=5', '<新增消杀小区5个>']],
  ['计划明天出动人员40人，今天出动人员32人', ['people?clause=40', 'people?twice=32', '<计划明天出动人员40人>']],
  ['出动人员不足40人，车辆超过5台', ['people?approximate=40', 'vehicles?approximate=5']],
  ['出动人员≥30人，劝返300+人次', ['people?clause=30', 'dissuaded?clause=300', '<出动人员≥30人>', '<劝返300+人次>']],
  ['清运垃圾612。5吨', ['garbage?unclear']],
  ['清运垃圾６１２．５ｔ', ['garbage=612.5']],
  ['出动人员三五人，车辆两三台', ['people?range', 'vehicles?range']],
  ['劝返三百五人次', ['dissuaded?unclear']],
  ['捐款1万7千零50元', ['donated?unclear']],
  ['捐款1.705万元', ['donated=17050.00']],
  ['捐款17050元整', ['donated=17050.00']],
  ['劝返3010人次，劝返3010人次（重复确认）', ['dissuaded?message=3010', '<劝返3010人次（重复确认）>']],
  [
    '昨日出动人员30人，清运垃圾600吨；今日出动人员32人，清运垃圾612.5吨',
    ['people=32', 'garbage=612.5', '(昨日出动人员30人 other_day)', '(清运垃圾600吨 other_day)'],
  ],
  ['昨日：出动人员30人；车辆4台。', ['vehicles?context=4', '(昨日：出动人员30人 other_day)']],
  ['去年同期清运垃圾580吨，今日清运垃圾612.5吨', ['garbage=612.5', '(去年同期清运垃圾580吨 other_day)']],
  ['4月7日24时至4月8日24时，清运垃圾612.5吨', ['garbage=612.5']],
  ['请各单位18:00前报送，电话0722-1234567', ['<请各单位18:00前报送>']],
  [
    '城区劝返1200人次，乡镇劝返1810人次，共劝返3010人次',
    [
      'dissuaded?clause=1200',
      'dissuaded?clause=1810',
      'dissuaded?twice=3010',
      '<城区劝返1200人次>',
      '<乡镇劝返1810人次>',
    ],
  ],
  ['劝返:3010人次;清运垃圾:612.5吨;车辆:5台', ['dissuaded=3010', 'garbage=612.5', 'vehicles=5']],
  ['收集转运垃圾 612.5 吨  在岗环卫工人 512 人', ['garbage=612.5', 'staff=512']],
  ['今日出动5台洒水车、3台雾炮车', ['vehicles?clause=5', '(3台 no_name)', '<今日出动5台洒水车>', '<3台雾炮车>']],
  ['共清运垃圾：612.5 （吨）', ['garbage=612.5']],
  ['今日清运垃圾612.5吨垃圾', ['garbage?clause=612.5', '<今日清运垃圾612.5吨垃圾>']],
  [
    '12345热线受理32件，劝返12人次',
    ['dissuaded?message=12', '(12345 no_name)', '(32件 no_name)', '<12345热线受理32件>'],
  ],
  ['出动人员１０余人', ['people?approximate=10']],
  ['出动32人32人', ['people?clause=32', '<出动32人32人>']],
  ['劝返市民约三千余人次', ['dissuaded?approximate=3000']],
  ['车辆5台、人员32人次', ['vehicles=5', 'people?measure']],
  ['清运垃圾.5吨，出动人员-5人', ['garbage?clause=5.0', 'people?clause=5', '<清运垃圾.5吨>', '<出动人员-5人>']],
  [
    '3.5吨垃圾清运\n2.出动32人\n4.车辆5台',
    [
      'garbage?message=3.5',
      'people?clause=32',
      'vehicles?clause=5',
      '(2 no_name)',
      '(4 no_name)',
      '<2.出动32人>',
      '<4.车辆5台>',
    ],
  ],
  ['劝返人员3010人次、车辆30台', ['people?measure', 'vehicles?message=30', '<劝返人员3010人次>']],
  ['出动人员32人、车辆5台、党员干部12人', ['people=32', 'vehicles=5', 'cadres=12']],
  ['日均清运垃圾608.5吨', ['garbage?clause=608.5', '<日均清运垃圾608.5吨>']],
  ['任务600吨，完成清运垃圾612.5吨', ['garbage?message=612.5', '(600吨 no_name)', '<任务600吨>']],
  [
    '#接龙\n1. 高新大队 出动12人 清运垃圾3吨\n2. 环卫中心 出动32人',
    [
      'people?clause=12',
      'garbage?clause=3.0',
      'people?clause=32',
      '<1. 高新大队 出动12人 清运垃圾3吨>',
      '<2. 环卫中心 出动32人>',
    ],
  ],
  [
    '1、出动人员32人，表现良好\n2、车辆5台\n3、今天天气晴，劝返12人次',
    ['people?message=32', 'vehicles?message=5', 'dissuaded?message=12', '<表现良好>', '<3、今天天气晴>'],
  ],
  ['每车清运垃圾5吨', ['garbage?clause=5.0', '<每车清运垃圾5吨>']],
  ['32/35人出动', ['people?unclear']],
  ['今日处置，清运垃圾612.5吨/日', ['garbage?clause=612.5', '<今日处置>', '<清运垃圾612.5吨/日>']],
  ['下沉党员干部12名，其他党员干部3名', ['cadres?twice=12', 'cadres?clause=3', '<其他党员干部3名>']],
  [
    '共清理卫生死角32处，清运垃圾3车，约12吨',
    ['garbage?measure', '(32处 no_name compounds=32 toilets=32)', '(12吨 no_name)', '<共清理卫生死角32处>', '<约12吨>'],
  ],
  ['今日垃圾清运 陆佰吨', ['garbage=600.0']],
  ['累计出动人员320人次', ['(累计出动人员320人次 to_date)']],
  ['收到 32', ['(32 no_name)', '<收到 32>']],
  [
    '晚上好！今日汇总如下：出动人员：32；车辆：5；劝返：120；清运垃圾：612.5；值守路口：府河大桥、青年路大桥；夜间巡查：是',
    [
      'people?clause=32',
      'vehicles?message=5',
      'dissuaded?message=120',
      'garbage?message=612.5',
      'posts?list=府河大桥+青年路大桥',
      'patrolled?message=true',
      '<今日汇总如下：出动人员：32>',
    ],
  ],
  [
    '今日(4月8日)出动人员32人(其中党员干部12人),车辆5台,清运垃圾612.5吨,累计清运4868吨.',
    [
      'people?message=32',
      'cadres?message=12',
      'vehicles?message=5',
      'garbage?message=612.5',
      '(4868吨 no_name)',
      '<累计清运4868吨>',
    ],
  ],
];

test.each(PASTED)('%s', (text, verdict) => {
  expect(told(text)).toEqual(verdict);
});

describe('what is proposed', () => {
  const [unit, other] = PASTE_PROGRAMME.units;

  test('carries the words that say it, with their place', () => {
    const text = '\u200b今日出动３\u200b２人，劝返约1.2万人次';
    const { proposals } = readPaste(PASTE_PROGRAMME, unit!, text, DAY);
    expect(proposals).toEqual([
      { indicator: 'people', value: '32', words: '出动３\u200b２人', from: 3, to: 9 },
      { indicator: 'dissuaded', value: '12000', words: '劝返约1.2万人次', from: 10, to: 19, doubtful: 'approximate' },
    ]);
    for (const { from, to, words } of proposals) expect(text.slice(from, to)).toBe(words);
  });

  test('is only what the unit is asked for', () => {
    const text = '隔离床位120张，出动32人';
    expect(readPaste(PASTE_PROGRAMME, other!, text, DAY).proposals.map(({ indicator }) => indicator)).toEqual([
      'beds',
      'people',
    ]);
    expect(readPaste(PASTE_PROGRAMME, unit!, text, DAY).proposals.map(({ indicator }) => indicator)).toEqual([
      'people',
    ]);
  });

  test('says which words make it doubtful', () => {
    const { proposals } = readPaste(PASTE_PROGRAMME, unit!, '取消清运垃圾600吨，出动32人', DAY);
    expect(proposals.map(({ doubtful, why }) => [doubtful, why])).toEqual([
      ['clause', ['取消']],
      ['message', ['取消清运垃圾600吨']],
    ]);
  });

  test('a narrative is found with its place', () => {
    const text = '工作动态：开展消杀。\n第二行\n问题协调：缺口罩';
    expect(readPaste(PASTE_PROGRAMME, unit!, text, DAY).narratives).toEqual([
      { kind: '工作动态', text: '开展消杀。\n第二行', from: 5, to: 14 },
      { kind: '问题协调', text: '缺口罩', from: 20, to: 23 },
    ]);
  });

  test('nothing beyond ten thousand characters is read', () => {
    expect(told(`${'。'.repeat(10_000)}出动32人`)).toEqual([]);
  });
});
