package org.muster.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTests {

  /** Question kind, operator, expected, answer given ("-" for none), whether the item is asked. */
  @ParameterizedTest
  @CsvSource({
    "boolean, exists, answerBoolean:true, -, false",
    "boolean, exists, answerBoolean:true, false, true",
    "boolean, exists, answerBoolean:false, -, true",
    "boolean, exists, answerBoolean:false, true, false",
    "integer, exists, answerBoolean:true, 0, true",
    "boolean, =, answerBoolean:true, true, true",
    "boolean, =, answerBoolean:true, false, false",
    "boolean, =, answerBoolean:true, -, false",
    "boolean, !=, answerBoolean:true, false, true",
    "boolean, !=, answerBoolean:true, true, false",
    "boolean, !=, answerBoolean:true, -, true",
    "integer, =, answerInteger:3, 3, true",
    "integer, >, answerInteger:3, 3, false",
    "integer, >, answerInteger:3, 4, true",
    "integer, <, answerInteger:3, 2, true",
    "integer, <, answerInteger:3, 3, false",
    "integer, >=, answerInteger:3, 3, true",
    "integer, >=, answerInteger:3, 2, false",
    "integer, <=, answerInteger:3, 3, true",
    "integer, <=, answerInteger:3, 4, false",
    "integer, >, answerInteger:3, -, false",
    "decimal, =, answerDecimal:37.30, 37.3, true",
    "decimal, >=, answerDecimal:37.3, 37.2, false",
    "decimal, >=, answerInteger:37, 37.0, true",
    "date, >, answerDate:\"2020-01-10\", \"2020-01-11\", true",
    "date, >, answerDate:\"2020-01-10\", \"2020-01-10\", false",
    "date, <=, answerDate:\"2020-01-10\", \"2019-12-31\", true",
    "string, =, answerString:\"甲\", \"甲\", true",
    "string, !=, answerString:\"甲\", \"乙\", true",
    "choice, =, 'answerCoding:{\"code\":\"a\"}', \"a\", true",
    "choice, =, 'answerCoding:{\"code\":\"a\"}', \"b\", false",
    "choice, !=, 'answerCoding:{\"code\":\"a\"}', \"b\", true",
  })
  void decidesWhetherAQuestionIsAsked(
      String kind, String operator, String expected, String answer, boolean asked) {
    String options =
        kind.equals("choice") ? ",'answerOption':[{'valueString':'a'},{'valueString':'b'}]" : "";
    Form form =
        Sheets.form(
            """
            {'linkId':'q','type':'%s','text':'问'%s},
            {'linkId':'then','type':'boolean','text':'则','enableWhen':[
              {'question':'q','operator':'%s','%s':%s}]}
            """
                .formatted(
                    kind, options, operator, expected.split(":", 2)[0], expected.split(":", 2)[1]));
    var raw = new HashMap<String, Object>(Map.of("then", true));
    if (!answer.equals("-")) {
      raw.put("q", Answers.parse("{\"v\":" + answer + "}").asMap().get("v"));
    }
    assertThat(form.validate(raw).faults()).isEmpty();
    assertThat(form.validate(raw).answers().asMap().containsKey("then")).isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "all, true, true, true", "all, true, false, false", "all, false, true, false",
    "any, true, false, true", "any, false, true, true", "any, false, false, false",
  })
  void severalConditionsMustAllHoldOrAnyOfThem(
      String behaviour, boolean first, boolean second, boolean asked) {
    Form form =
        Sheets.form(
            """
            {'linkId':'a','type':'boolean','text':'甲'},{'linkId':'b','type':'boolean','text':'乙'},
            {'linkId':'then','type':'boolean','text':'则','enableBehavior':'%s','enableWhen':[
              {'question':'a','operator':'=','answerBoolean':true},
              {'question':'b','operator':'=','answerBoolean':true}]}
            """
                .formatted(behaviour));
    var answers = form.validate(Map.of("a", first, "b", second, "then", true)).answers();
    assertThat(answers.get("then") != null).isEqualTo(asked);
  }

  @Test
  void oneOfSeveralAnswersIsEnoughAndNoneMayBeEqualForUnequal() {
    Form form =
        Sheets.form(
            """
            {'linkId':'q','type':'choice','repeats':true,'text':'问','answerOption':[
              {'valueString':'a'},{'valueString':'b'}]},
            {'linkId':'eq','type':'boolean','text':'等','enableWhen':[
              {'question':'q','operator':'=','answerString':'a'}]},
            {'linkId':'ne','type':'boolean','text':'不等','enableWhen':[
              {'question':'q','operator':'!=','answerString':'a'}]}
            """);
    assertThat(asked(form, List.of("a", "b"))).containsExactly("q", "eq");
    assertThat(asked(form, List.of("b"))).containsExactly("q", "ne");
  }

  @Test
  void anAnswerToAQuestionThatIsNotAskedCountsAsNone() {
    Form form =
        Sheets.form(
            """
            {'linkId':'a','type':'boolean','text':'甲'},
            {'linkId':'b','type':'boolean','text':'乙','enableWhen':[
              {'question':'a','operator':'=','answerBoolean':true}]},
            {'linkId':'c','type':'boolean','text':'丙','required':true,'enableWhen':[
              {'question':'b','operator':'=','answerBoolean':true}]}
            """);
    var validated = form.validate(Map.of("a", false, "b", true));
    assertThat(validated.ok()).isTrue();
    assertThat(validated.answers().asMap()).containsOnlyKeys("a");
  }

  @Test
  void aGroupTakesItsQuestionsWithIt() {
    Form form =
        Sheets.form(
            """
            {'linkId':'a','type':'boolean','text':'甲'},
            {'linkId':'g','type':'group','enableWhen':[
              {'question':'a','operator':'=','answerBoolean':true}],
             'item':[{'linkId':'b','type':'string','text':'乙','required':true}]}
            """);
    assertThat(form.validate(Map.of("a", false)).ok()).isTrue();
    assertThat(form.validate(Map.of("a", true)).faults())
        .containsExactly(Fault.of("b", Fault.Kind.REQUIRED));
  }

  @Test
  void whatIsNotAskedIsNotJudged() {
    Form form =
        Sheets.form(
            """
            {'linkId':'a','type':'boolean','text':'甲'},
            {'linkId':'b','type':'integer','text':'乙','enableWhen':[
              {'question':'a','operator':'=','answerBoolean':true}]}
            """);
    assertThat(form.validate(Map.of("a", false, "b", "many")).ok()).isTrue();
    assertThat(form.validate(Map.of("a", true, "b", "many")).ok()).isFalse();
  }

  private static List<String> asked(Form form, List<String> answer) {
    var asked = new ArrayList<String>();
    form.asked(Answers.of(Map.of("q", answer))).forEach(item -> asked.add(item.code()));
    return asked;
  }
}
