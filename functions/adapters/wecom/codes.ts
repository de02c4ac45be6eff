/**
 * What the numbers of WeCom mean for a message to a group robot.
 *
 * source: https://developer.work.weixin.qq.com/document/path/90313 (全局错误码)
 */
import type { ServiceCode } from '../../core/delivery/service-answer.ts';

const AGAIN = '稍后再试。';

export const CODES: Readonly<Record<number, ServiceCode>> = {
  [-1]: { says: `企业微信系统繁忙，${AGAIN}`, retryable: true },
  40004: { says: '企业微信不收这种类型的文件。', retryable: false },
  40006: { says: '文件大小不合要求，企业微信只收 5 字节至 20 MB 的文件。', retryable: false },
  40007: { says: `企业微信没有找到刚上传的文件，${AGAIN}`, retryable: true },
  40008: { says: '企业微信不认识这种消息，请升级程序。', retryable: false },
  40058: { says: '消息不合企业微信的要求，请检查标题和摘要。', retryable: false },
  44004: { says: '消息内容为空，企业微信没有接收。', retryable: false },
  45002: { says: '消息内容超过企业微信的长度限制。', retryable: false },
  45009: { says: `机器人发送过于频繁（每分钟最多20条），${AGAIN}`, retryable: true, waitSeconds: 60 },
  45033: { says: `企业微信同时处理的请求过多，${AGAIN}`, retryable: true },
  50001: { says: '消息里的链接不被企业微信允许。', retryable: false },
  60020: { says: '本机的出口地址不在企业微信的可信名单中，请加入后再发。', retryable: false },
  93000: { says: '机器人的地址无效，请核对密钥引用所指的地址；机器人可能已从群里移除。', retryable: false },
  93004: { says: '机器人已停用，请在群里重新启用。', retryable: false },
  93008: { says: '机器人不在群里，请重新添加。', retryable: false },
};
