package org.muster.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must not be in an answer, and what must. */
final class Inspection {

  private static final int SHOWN = 400;

  /** None of it is in anything that the tests send. */
  private static final List<Pattern> INSIDE =
      List.of(
          Pattern.compile("\\.java:\\d+"),
          Pattern.compile(
              "\\b(java|javax|jakarta|tools|com|org|io)\\.[a-z]+\\.[a-zA-Z.]*[A-Z]\\w+"),
          Pattern.compile("\\b\\w+(Exception|Error)\\b"),
          Pattern.compile("(?i)\\b(SQLSTATE|PSQL|violates|syntax error at|relation \")"),
          Pattern.compile(
              "(?i)\\b(insert into|delete from|update \\w+\\.\\w+ set|from \\w+\\.\\w+)"),
          Pattern.compile("(?<![\\w.])/(work|tmp|home|root|usr|var)/"),
          Pattern.compile("(?i)tomcat|spring|jackson|postgres"),
          Pattern.compile("root:x:0"),
          Pattern.compile("\\?\\?\\?|\\{\\d}"));

  private final JsonMapper json;
  private final Set<String> tables;

  Inspection(JsonMapper json, Set<String> tables) {
    this.json = json;
    this.tables = tables;
  }

  /** What is wrong with an answer; empty for nothing. */
  List<String> of(Wire.Answer answer) {
    var wrong = new ArrayList<String>();
    if (answer.status() == 0) {
      wrong.add("no answer");
      return wrong;
    }
    if (answer.status() >= 500) {
      wrong.add("failed with " + answer.status());
    }
    if (answer.headers().containsKey("server")
        || answer.headers().containsKey("x-powered-by")
        || answer.headers().containsKey("x-injected")) {
      wrong.add("a header that should not be there");
    }
    if (answer.refused()) {
      told(answer, wrong);
    }
    boolean text = !answer.header("content-type").contains("officedocument");
    for (var inside : INSIDE) {
      if (text && inside.matcher(answer.body()).find()) {
        wrong.add("tells of the inside: " + inside);
      }
    }
    return wrong;
  }

  private void told(Wire.Answer answer, List<String> wrong) {
    if (answer.status() == 422 && answer.body().contains("\"status\":\"faulty\"")) {
      // A report that was read, and says of each answer what is wrong with it.
      return;
    }
    if (!answer.header("content-type").startsWith("application/problem+json")) {
      wrong.add("refused otherwise than by a problem, " + answer.status());
      return;
    }
    for (var table : tables) {
      if (answer.body().matches("(?s).*\\b" + Pattern.quote(table) + "\\b(?![-.]).*")) {
        wrong.add("tells of the table " + table);
      }
    }
    try {
      var problem = json.readTree(answer.content());
      if (problem.path("status").asInt() != answer.status()) {
        wrong.add("a problem of another status");
      }
      for (var member : List.of("type", "title", "detail", "code")) {
        if (!says(problem, member)) {
          wrong.add("a problem without " + member);
        }
      }
    } catch (JacksonException unreadable) {
      wrong.add("a problem that is not JSON");
    }
  }

  private static boolean says(JsonNode problem, String member) {
    var said = problem.path(member).asString("");
    return !said.isBlank() && !said.startsWith("problem.");
  }

  /** An answer as far as somebody would read it. */
  static String shown(Wire.Answer answer) {
    var body = answer.body().replaceAll("\\s+", " ");
    return answer.status()
        + " "
        + answer.header("content-type")
        + " "
        + (body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body);
  }
}
