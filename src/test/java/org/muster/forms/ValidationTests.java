package org.muster.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ValidationTests {

  private static final String HL7 = "http://hl7.org/fhir/StructureDefinition/";
  private final Form every = Sheets.form(Sheets.EVERY_KIND);

  static Stream<Arguments> sent() {
    return Stream.of(
        Arguments.of("yes", true, true),
        Arguments.of("yes", "true", Fault.Kind.YES_OR_NO),
        Arguments.of("yes", 1, Fault.Kind.YES_OR_NO),
        Arguments.of("count", 3, new BigDecimal("3")),
        Arguments.of("count", 3.0, new BigDecimal("3")),
        Arguments.of("count", 3.5, Fault.Kind.WHOLE_NUMBER),
        Arguments.of("count", 3_000_000_000L, Fault.Kind.WHOLE_NUMBER),
        Arguments.of("count", "3", Fault.Kind.NUMBER),
        Arguments.of("size", 36.50, new BigDecimal("36.5")),
        Arguments.of("size", new BigDecimal("4E+1"), new BigDecimal("40")),
        Arguments.of("size", -0.0, BigDecimal.ZERO),
        Arguments.of("size", Double.NaN, Fault.Kind.NUMBER),
        Arguments.of("size", Double.POSITIVE_INFINITY, Fault.Kind.NUMBER),
        Arguments.of("size", new BigDecimal("1E+999999999"), Fault.Kind.NUMBER),
        Arguments.of("size", new BigDecimal("1E-999999999"), Fault.Kind.NUMBER),
        Arguments.of("size", BigInteger.TWO.pow(100_000), Fault.Kind.NUMBER),
        Arguments.of("day", "2020-02-29", "2020-02-29"),
        Arguments.of("day", "2019-02-29", Fault.Kind.DATE),
        Arguments.of("day", "2020-2-9", Fault.Kind.DATE),
        Arguments.of("day", "+999999999-01-01", Fault.Kind.DATE),
        Arguments.of("day", 20200301, Fault.Kind.DATE),
        Arguments.of("line", "  甲  ", "甲"),
        Arguments.of("line", "a\nb", Fault.Kind.CHARACTERS),
        Arguments.of("line", "a\u0000b", Fault.Kind.CHARACTERS),
        Arguments.of("line", "a\ud800b", Fault.Kind.CHARACTERS),
        Arguments.of("line", "😷", "😷"),
        Arguments.of("line", "x".repeat(501), Fault.Kind.TOO_LONG),
        Arguments.of("line", "😷".repeat(500), "😷".repeat(500)),
        Arguments.of("line", "x".repeat(5_000_000), Fault.Kind.TOO_LONG),
        Arguments.of("line", 5, Fault.Kind.WORDS),
        Arguments.of("line", Map.of("a", 1), Fault.Kind.WORDS),
        Arguments.of("line", List.of("a", "b"), Fault.Kind.ONE_ONLY),
        Arguments.of("line", List.of("a"), "a"),
        Arguments.of("words", "a\r\nb", "a\nb"),
        Arguments.of("one", "a", "a"),
        Arguments.of("one", "甲", Fault.Kind.OPTION),
        Arguments.of("one", 1, Fault.Kind.OPTION),
        Arguments.of("many", List.of("b", "a", "b"), List.of("a", "b")),
        Arguments.of("many", "b", List.of("b")),
        Arguments.of("many", List.of("a", "z"), Fault.Kind.OPTION),
        Arguments.of("many", List.of(List.of("a")), Fault.Kind.OPTION),
        Arguments.of("open", "甲", "甲"),
        Arguments.of("open", "自己写", "自己写"),
        Arguments.of("lines", List.of("b", "a"), List.of("b", "a")),
        Arguments.of("lines", java.util.Collections.nCopies(101, "a"), Fault.Kind.TOO_MANY),
        Arguments.of("file", "me.png", Fault.Kind.FILE),
        Arguments.of(
            "file",
            "01890000-0000-7000-8000-000000000000",
            "01890000-0000-7000-8000-000000000000"));
  }

  @ParameterizedTest
  @MethodSource("sent")
  void takesWhatFitsAndTellsWhatDoesNot(String code, Object sent, Object outcome) {
    var validated = every.validate(Map.of(code, sent));
    if (outcome instanceof Fault.Kind kind) {
      assertThat(validated.faults()).extracting(Fault::code).containsExactly(code);
      assertThat(validated.faults()).extracting(Fault::kind).containsExactly(kind);
      assertThat(validated.answers().isEmpty()).isTrue();
    } else {
      assertThat(validated.faults()).isEmpty();
      assertThat(validated.answers().get(code)).isEqualTo(outcome);
      assertThat(Answers.parse(validated.answers().toJson())).isEqualTo(validated.answers());
    }
  }

  static Stream<Arguments> nothing() {
    return Stream.of(null, "", "  \u3000\n", List.of(), List.of("", " "), Arrays.asList(null, null))
        .map(value -> Arguments.of(new Object[] {value}));
  }

  @ParameterizedTest
  @MethodSource
  void nothing(@Nullable Object nothing) {
    var raw = new HashMap<String, @Nullable Object>();
    every.questions().forEach(item -> raw.put(item.code(), nothing));
    assertThat(every.validate(raw))
        .isEqualTo(new Validated(Answers.none(), List.of(), Answers.none()));
  }

  @Test
  void limitsAreToldWithTheirValue() {
    Form form =
        Sheets.form(
            """
            {'linkId':'n','type':'decimal','text':'数','extension':[
              {'url':'%1$sminValue','valueDecimal':34},{'url':'%1$smaxValue','valueDecimal':43},
              {'url':'%1$smaxDecimalPlaces','valueInteger':1}]},
            {'linkId':'d','type':'date','text':'日','extension':[
              {'url':'%1$sminValue','valueDate':'2020-01-10'},
              {'url':'%1$smaxValue','valueDate':'2020-12-31'}]},
            {'linkId':'s','type':'string','text':'串','maxLength':3,'extension':[
              {'url':'%1$sregex','valueString':'^[A-Z]+$'}]}
            """
                .formatted(HL7));
    assertThat(told(form, "n", 33.9)).isEqualTo("Enter 34 or more.");
    assertThat(told(form, "n", 43.1)).isEqualTo("Enter 43 or less.");
    assertThat(told(form, "n", 36.55)).isEqualTo("Use at most 1 digits after the point.");
    assertThat(told(form, "d", "2020-01-09")).isEqualTo("Enter a date not before 2020-01-10.");
    assertThat(told(form, "d", "2021-01-01")).isEqualTo("Enter a date not after 2020-12-31.");
    assertThat(told(form, "s", "ABCD")).isEqualTo("Use at most 3 characters.");
    assertThat(told(form, "s", "ab")).startsWith("This does not have the form");
    assertThat(form.validate(Map.of("n", 36.5, "d", "2020-03-01", "s", "AB")).ok()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Fault.Kind.class)
  void everyFaultIsToldInBothLanguages(Fault.Kind kind) {
    var fault = Fault.of("x", kind, 7);
    assertThat(fault.message(Readers.CHINESE)).containsPattern("\\p{IsHan}").doesNotContain("{");
    assertThat(fault.message(Readers.ENGLISH)).isNotBlank().doesNotContain("{");
  }

  @Test
  void tenThousandAnswersToQuestionsThatAreNotAskedAreOneShortRefusal() {
    var raw = new LinkedHashMap<String, Object>();
    for (int i = 0; i < 10_000; i++) {
      raw.put("q" + i, "x".repeat(100));
    }
    var validated = every.validate(raw);
    assertThat(validated.faults()).hasSize(20);
    assertThat(validated.faults()).extracting(Fault::kind).containsOnly(Fault.Kind.UNKNOWN);
    assertThat(validated.entered().isEmpty()).isTrue();
  }

  @Test
  void anUnknownCodeIsShownCutAndClean() {
    var fault = every.validate(Map.of("a\u0000" + "b".repeat(10_000), 1)).faults().getFirst();
    assertThat(fault.code()).hasSizeLessThan(70).startsWith("a?b");
  }

  @Test
  void aPageSendsTextAndItsOwnFields() {
    var validated =
        every.validateForm(
            Map.of(
                "_csrf",
                List.of("t"),
                "yes",
                List.of("false"),
                "count",
                List.of("３"),
                "size",
                List.of("３６．５"),
                "day",
                List.of("2020-03-01"),
                "many",
                List.of("b", "a"),
                "open",
                List.of("甲", "自己写"),
                "lines",
                List.of("一", "", "二"),
                "line",
                List.of("")));
    assertThat(validated.faults()).isEmpty();
    assertThat(validated.answers().toJson())
        .isEqualTo(
            """
            {"yes":false,"count":3,"size":36.5,"day":"2020-03-01","many":["a","b"],\
            "open":"自己写","lines":["一","二"]}\
            """);
  }

  @Test
  void aUnitTypedAfterANumberIsNoFault() {
    for (String typed : List.of("36.5℃", " 36.5 °C", "36。5")) {
      assertThat(
              Sheets.daily().validateForm(Map.of("temperature", List.of(typed))).entered().asMap())
          .containsEntry("temperature", new BigDecimal("36.5"));
    }
  }

  @Test
  void whatWasTypedIsKeptForShowingAgain() {
    var validated = every.validateForm(Map.of("count", List.of("three"), "line", List.of("甲")));
    assertThat(validated.ok()).isFalse();
    assertThat(validated.entered().text("count")).isEqualTo("three");
    assertThat(validated.entered().text("line")).isEqualTo("甲");
  }

  private static String told(Form form, String code, Object value) {
    return form.validate(Map.of(code, value)).faults().getFirst().message(Readers.ENGLISH);
  }
}
