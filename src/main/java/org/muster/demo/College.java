package org.muster.demo;

import java.util.List;

/**
 * A college as many Chinese universities have one.
 *
 * @param men how many of a hundred students are men
 * @param majors each with the short word its classes are called by
 */
record College(String name, int men, List<Major> majors) {

  record Major(String name, String word) {}

  static final List<College> ALL =
      List.of(
          of("信息工程学院", 70, "电子信息工程 电信", "通信工程 通信", "物联网工程 物联"),
          of("计算机与软件学院", 72, "计算机科学与技术 计算机", "软件工程 软件", "数据科学与大数据技术 大数据"),
          of("机电工程学院", 82, "机械工程 机械", "自动化 自动化", "车辆工程 车辆"),
          of("材料与化工学院", 62, "材料科学与工程 材料", "化学工程与工艺 化工"),
          of("土木与建筑学院", 68, "土木工程 土木", "建筑学 建筑", "工程管理 工管"),
          of("海洋科学学院", 52, "海洋科学 海科", "海洋技术 海技"),
          of("生命科学学院", 40, "生物技术 生技", "食品科学与工程 食品"),
          of("数学与统计学院", 50, "数学与应用数学 数学", "统计学 统计"),
          of("经济管理学院", 38, "工商管理 工商", "国际经济与贸易 国贸", "市场营销 营销"),
          of("会计学院", 28, "会计学 会计", "财务管理 财管", "审计学 审计"),
          of("外国语学院", 18, "英语 英语", "日语 日语", "翻译 翻译"),
          of("法学院", 36, "法学 法学", "社会工作 社工"),
          of("艺术与设计学院", 34, "视觉传达设计 视传", "环境设计 环设", "产品设计 产设"));

  private static College of(String name, int men, String... majors) {
    return new College(
        name,
        men,
        java.util.Arrays.stream(majors)
            .map(major -> major.split(" "))
            .map(words -> new Major(words[0], words[1]))
            .toList());
  }
}
