package org.muster.people.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The registrar's export of a whole campus, with exactly the mess that its truth names. */
@MusterTest
class SampleCampusTests {

  @Autowired Institutions institutions;
  @Autowired Imports imports;
  @Autowired ImportLists lists;
  @Autowired JdbcClient jdbc;
  @Autowired JsonMapper json;

  @Test
  void findsEveryProblemThatTheTruthNamesAndNoOther() throws IOException {
    var sample = sample();
    assumeTrue(
        sample.isPresent(),
        "no sample campus: set MUSTER_SAMPLE to a folder with campus.xlsx and truth.json");
    var truth = json.readTree(sample.get().resolve("truth.json").toFile());
    var campus =
        institutions.create(
            "sample-" + Ids.next().toString().substring(24), "样本大学", "Asia/Shanghai");
    var viewer = new Viewer(campus.id(), null, "数据专班");

    CurrentInstitution.call(
        campus.id(),
        () -> {
          var file = new Upload("campus.xlsx", sample.get().resolve("campus.xlsx"));
          long start = System.nanoTime();
          var id = imports.begin(viewer, List.of(file));
          imports.read(viewer, id);
          long read = System.nanoTime();

          assertThat(found(id)).isEqualTo(named(truth.get("mess")));
          assertThat(lists.sheets(id)).allSatisfy(s -> assertThat(s.unmapped()).isEmpty());
          int open = truth.get("mess").get("same_number_two_people").size();
          int students = truth.get("students_in_truth").asInt() - open;
          var preview = imports.get(id);
          assertThat(preview.count("students", "add")).isEqualTo(students);
          assertThat(preview.count("staff", "add")).isEqualTo(truth.get("staff").asInt());
          assertThat(preview.count("classes", "add")).isEqualTo(truth.get("classes").asInt());
          assertThat(preview.count("rooms", "add")).isEqualTo(truth.get("rooms").asInt());

          long before = System.nanoTime();
          imports.apply(viewer, id, false);
          System.out.printf(
              "preview %.1f s, application %.1f s%n",
              (read - start) / 1e9, (System.nanoTime() - before) / 1e9);
          assertThat(number("select count(*) from people.student")).isEqualTo(students);
          assertThat(
                  number(
                      "select count(distinct person_id) from people.post where kind ="
                          + " 'counsellor'"))
              .isEqualTo(truth.get("counsellors").asLong());
          assertThat(number("select count(*) from people.post where kind = 'class_leader'"))
              .isEqualTo(truth.get("classes").asLong());
          assertThat(number("select count(*) from people.student where origin like '42%'"))
              .isEqualTo(truth.get("from_hubei").asLong());
          assertThat(number("select count(*) from people.student where place_id is null")).isZero();
          assertThat(
                  number(
                      "select count(*) from people.student s join people.unit u on u.id = s.unit_id"
                          + " where u.kind = 'grade'"))
              .isEqualTo(truth.get("mess").get("class_unknown").size());

          for (var conflict : lists.conflicts(id)) {
            var side = conflict.sides().getFirst();
            imports.decide(viewer, id, conflict.number(), side.sheetNo(), side.row());
          }
          imports.apply(viewer, id, false);
          assertThat(number("select count(*) from people.student")).isEqualTo(students + open);

          long again = System.nanoTime();
          var second = imports.begin(viewer, List.of(file));
          imports.read(viewer, second);
          System.out.printf("second preview %.1f s%n", (System.nanoTime() - again) / 1e9);
          var same = imports.get(second);
          assertThat(same.changing()).isZero();
          assertThat(same.count("students", "same")).isEqualTo(students);
          return null;
        });
  }

  private TreeMap<String, TreeSet<String>> found(java.util.UUID id) {
    var found = new TreeMap<String, TreeSet<String>>();
    for (var problem : lists.problems(id, null, 0, 10_000)) {
      found
          .computeIfAbsent(problem.kind(), none -> new TreeSet<>())
          .add(String.valueOf(problem.number()));
    }
    return found;
  }

  private static TreeMap<String, TreeSet<String>> named(JsonNode mess) {
    var named = new TreeMap<String, TreeSet<String>>();
    for (Map.Entry<String, JsonNode> kind : mess.properties()) {
      var numbers = named.computeIfAbsent(kind.getKey(), none -> new TreeSet<>());
      kind.getValue().forEach(number -> numbers.add(number.asString()));
    }
    return named;
  }

  private long number(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  private static Optional<Path> sample() {
    var named = System.getenv("MUSTER_SAMPLE");
    if (named != null) {
      return Optional.of(Path.of(named)).filter(Files::isDirectory);
    }
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      var sample = folder.resolve("shared/data/campus-zhuhai");
      if (Files.isReadable(sample.resolve("campus.xlsx"))) {
        return Optional.of(sample);
      }
    }
    return Optional.empty();
  }
}
