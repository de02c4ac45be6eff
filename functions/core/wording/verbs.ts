/**
 * Names of figures that begin with what was done (消杀小区, 消杀公厕): several of them in a row say it once, and units are said to
 * have done it together (共). Any other common beginning may belong to the name (重大隐患, 重大火灾隐患) and is never left out.
 */

const VERBS = (
  '消杀 消毒 排查 清运 清理 清淤 清扫 清掏 冲洗 洒水 收集 转运 收运 处置 处理 处罚 查处 查获 巡查 巡检 检查 检测 检修 督查 拆除 整治 整改 治理 取缔 规范 值守 管控 关闭 封控 ' +
  '协助 支援 派出 派驻 出动 投入 下派 调配 调拨 发放 捐赠 捐款 安装 更换 修复 维修 疏通 抽排 转移 安置 救助 救治 劝离 劝返 劝导 走访 慰问 宣传 张贴 悬挂 培训 服务 帮扶 摸排 登记 ' +
  '受理 办理 办结 回复 转办 交办 立案 结案 约谈 移送 审批 发出 下发 采集 抽检 核查 接种 核酸 隔离 治愈 新增 完成 开展 组织 建成 开工 竣工 复工 新建 改造 提升 栽植 补植 修剪'
).split(' ');

/** What it says was done; undefined: it does not begin so. */
export const verbOf = (name: string): string | undefined => VERBS.find((verb) => name.startsWith(verb));

/** Shorter than this nobody knows what is meant. */
const SHORTEST = 2;

/**
 * The same names without what the one before has said already: 消杀小区, 公厕, 面积.
 * @param taken names that something else has: what is left of a name must not be one of them
 */
export function withoutRepeatedVerbs(names: readonly string[], taken: ReadonlySet<string>): string[] {
  let said: string | undefined;
  return names.map((name) => {
    const verb = verbOf(name);
    const rest = verb === undefined ? '' : name.slice(verb.length);
    const isRepeated = verb !== undefined && verb === said && [...rest].length >= SHORTEST && !taken.has(rest);
    said = verb;
    return isRepeated ? rest : name;
  });
}
