package org.muster.demo;

import java.util.List;
import java.util.SplittableRandom;

/** Names such as many people have, put together by chance. */
final class PersonNames {

  /** Common surnames, each as often in a thousand as the number after it, roughly. */
  private static final Draw<String> SURNAMES =
      Draw.weighted(
          "王 72 李 71 张 67 刘 53 陈 55 杨 31 黄 34 赵 20 吴 27 周 25 徐 17 孙 14 马 12 朱 14 胡 13 郭 13 何 17"
              + " 林 26 高 11 罗 16 郑 15 梁 19 谢 13 宋 8 唐 9 许 11 邓 12 冯 10 韩 7 曹 7 曾 11 彭 9 萧 5 蔡 11"
              + " 潘 8 田 6 董 6 袁 6 于 5 余 8 叶 9 蒋 6 杜 6 苏 9 魏 5 程 6 吕 6 丁 5 沈 5 任 4 姚 5 卢 8 傅 4"
              + " 钟 9 姜 4 崔 3 谭 7 廖 8 范 5 汪 5 陆 6 金 3 石 4 戴 4 贾 3 韦 9 夏 4 邱 6 方 6 侯 3 邹 5 熊 3"
              + " 孟 3 秦 4 白 3 江 5 阎 2 薛 3 尹 3 段 3 雷 4 黎 7 史 2 龙 4 陶 3 贺 3 顾 3 毛 3 郝 2 龚 4 邵 2"
              + " 万 3 钱 2 覃 5 武 2 莫 5 孔 2 温 4 汤 3 欧阳 2 司徒 1 上官 1");

  private static final String[] MEN =
      ("伟 强 磊 军 勇 涛 明 超 杰 鹏 浩 宇 轩 俊 博 文 志 建 国 华 辉 斌 峰 健 凯 翔 飞 鑫 晨 阳 昊 然 子 天 泽 睿"
              + " 毅 嘉 铭 家 豪 航 瑞 森 诚 晖 承 远 思 源 景 行 启 航 书 恒 一 凡 海 波 立 新 庆 林 楠 振 东 祥 荣")
          .split(" ");

  private static final String[] WOMEN =
      ("芳 娜 敏 静 丽 娟 艳 霞 秀 玲 燕 红 梅 莉 婷 雪 琳 慧 颖 洁 倩 萍 蕾 薇 欣 怡 悦 佳 子 涵 诗 雨 梦 瑶 思 语"
              + " 嘉 宁 晓 彤 雅 琪 馨 月 心 妍 可 馨 若 曦 舒 菲 依 晴 丹 云 文 清 芷 玥 凌 素 安 美 春 兰 淑 珍 凤 英")
          .split(" ");

  private PersonNames() {}

  static String next(SplittableRandom chance, boolean man) {
    return next(chance, SURNAMES.next(chance), man);
  }

  static String next(SplittableRandom chance, String surname, boolean man) {
    var given = man ? MEN : WOMEN;
    var first = given[chance.nextInt(given.length)];
    // About one in seven has a single character.
    return chance.nextInt(7) == 0
        ? surname + first
        : surname + first + given[chance.nextInt(given.length)];
  }

  /** The surname of a name made here. */
  static String surname(String name) {
    return List.of("欧阳", "司徒", "上官").stream()
        .filter(name::startsWith)
        .findFirst()
        .orElseGet(() -> name.substring(0, 1));
  }
}
