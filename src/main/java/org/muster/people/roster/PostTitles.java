package org.muster.people.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which post a title on a roster is; one cell may hold several. */
final class PostTitles {

  /** The first word that a title contains decides: 总辅导员 is no 辅导员. */
  private static final List<Map.Entry<String, String>> WORDS =
      List.of(
          Map.entry("总辅导员", "chief_counsellor"),
          Map.entry("副书记", "chief_counsellor"),
          Map.entry("chief", "chief_counsellor"),
          Map.entry("辅导员", "counsellor"),
          Map.entry("学生工作组", "working_group"),
          Map.entry("学工组", "working_group"),
          Map.entry("领导小组", "working_group"),
          Map.entry("working", "working_group"),
          Map.entry("数据", "data_team"),
          Map.entry("data", "data_team"),
          Map.entry("心理", "counselling"),
          Map.entry("counselling", "counselling"),
          Map.entry("psych", "counselling"),
          Map.entry("counsel", "counsellor"),
          Map.entry("校医", "clinic"),
          Map.entry("医生", "clinic"),
          Map.entry("护士", "clinic"),
          Map.entry("clinic", "clinic"),
          Map.entry("后勤", "logistics"),
          Map.entry("logistics", "logistics"),
          Map.entry("就业", "careers"),
          Map.entry("career", "careers"),
          Map.entry("宣传", "publicity"),
          Map.entry("publicity", "publicity"),
          Map.entry("资助", "aid"),
          Map.entry("aid", "aid"));

  private PostTitles() {}

  static List<String> in(String written) {
    var posts = new ArrayList<String>();
    for (var title : written.split("[、,，;；/]")) {
      var plain = Characters.narrow(title).toLowerCase(Locale.ROOT).replace('_', ' ');
      WORDS.stream()
          .filter(word -> plain.contains(word.getKey()))
          .findFirst()
          .filter(word -> !posts.contains(word.getValue()))
          .ifPresent(word -> posts.add(word.getValue()));
    }
    return posts;
  }
}
