package org.muster.operation;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.muster.people.PostKind;
import org.muster.shared.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a pack from its file, or says where the file is wrong. */
final class PackFile {

  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int LONGEST = 1024 * 1024;

  private PackFile() {}

  /**
   * Reads a pack and looks over everything but what other rooms read.
   *
   * @throws Problem 422 with the line, or the pointer, of what is wrong
   */
  static Pack read(String json) {
    if (json.length() > LONGEST) {
      throw Problem.unprocessable("operation.pack-too-large");
    }
    try {
      return pack(new PackNode(JSON.readTree(json), ""), json);
    } catch (JacksonException malformed) {
      var where = malformed.getLocation();
      throw Problem.unprocessable(
          "operation.pack-json",
          where == null ? 0 : where.getLineNr(),
          where == null ? 0 : where.getColumnNr());
    }
  }

  private static Pack pack(PackNode root, String json) {
    root.only("pack", "version", "name", "about", "rules", "duties", "stages");
    var rules = byCode(root.need("rules"), PackFile::rule, Stage.Rule::code);
    var duties = byCode(root.need("duties"), PackFile::duty, Duty::code);
    var stages = byCode(root.need("stages"), stage -> stage(stage, rules, duties), Stage::code);
    if (stages.isEmpty()) {
      throw root.at("stages").wrong();
    }
    checkWays(root.at("stages"), List.copyOf(stages.values()));
    return new Pack(
        root.need("pack").code(),
        root.need("version").number(1, 9_999),
        root.need("name").words(),
        root.need("about").words(),
        List.copyOf(stages.values()),
        json);
  }

  private static Stage.Rule rule(PackNode rule) {
    rule.only("code", "text");
    return new Stage.Rule(rule.need("code").code(), rule.need("text").words());
  }

  private static Duty duty(PackNode duty) {
    duty.only("code", "role", "cadence", "by", "text");
    var by = duty.at("by");
    return new Duty(
        duty.need("code").code(),
        duty.need("role").oneOf(PostKind.class),
        duty.need("cadence").oneOf(Duty.Cadence.class),
        by.isMissing() ? null : by.time(),
        duty.need("text").words());
  }

  private static Stage stage(
      PackNode stage, Map<String, Stage.Rule> rules, Map<String, Duty> duties) {
    stage.only("code", "band", "name", "level", "meaning", "next", "rules", "duties", "parts");
    var parts = stage.at("parts");
    if (!parts.isMissing() && !parts.node().isObject()) {
      throw parts.wrong();
    }
    return new Stage(
        stage.need("code").code(),
        stage.need("band").number(0, 4),
        stage.need("name").words(),
        stage.need("level").words(),
        stage.need("meaning").words(),
        stage.need("next").items().stream().map(PackNode::code).toList(),
        chosen(stage.need("rules"), rules),
        chosen(stage.need("duties"), duties),
        parts.node());
  }

  private static <T> Map<String, T> byCode(
      PackNode list, Function<PackNode, T> reading, Function<T, String> code) {
    var found = new LinkedHashMap<String, T>();
    for (var item : list.items()) {
      var read = reading.apply(item);
      if (found.putIfAbsent(code.apply(read), read) != null) {
        throw Problem.unprocessable("operation.pack-twice", item.pointer());
      }
    }
    return found;
  }

  private static <T> List<T> chosen(PackNode codes, Map<String, T> known) {
    return codes.items().stream()
        .map(
            code -> {
              var one = known.get(code.code());
              if (one == null) {
                throw Problem.unprocessable("operation.pack-nowhere", code.pointer());
              }
              return one;
            })
        .toList();
  }

  /** Each stage leads to stages there are, and can be come to from the first. */
  private static void checkWays(PackNode list, List<Stage> stages) {
    var codes = stages.stream().map(Stage::code).toList();
    for (int n = 0; n < stages.size(); n++) {
      for (var next : stages.get(n).next()) {
        if (!codes.contains(next)) {
          throw Problem.unprocessable(
              "operation.pack-nowhere", "%s/%d/next".formatted(list.pointer(), n));
        }
      }
    }
    var reached = new HashSet<String>();
    var open = new ArrayDeque<>(List.of(stages.getFirst()));
    while (!open.isEmpty()) {
      var stage = open.poll();
      if (reached.add(stage.code())) {
        stage.next().forEach(next -> open.add(stages.get(codes.indexOf(next))));
      }
    }
    for (int n = 0; n < stages.size(); n++) {
      if (!reached.contains(stages.get(n).code())) {
        throw Problem.unprocessable(
            "operation.pack-unreachable", "%s/%d".formatted(list.pointer(), n));
      }
    }
  }
}
