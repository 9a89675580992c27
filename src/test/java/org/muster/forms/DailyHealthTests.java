package org.muster.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DailyHealthTests {

  private final Form form = Sheets.daily();

  @Test
  void asksWhatUniversitiesAskedInMarch2020() {
    assertThat(form.code()).isEqualTo("daily-health");
    assertThat(form.questions())
        .extracting(Item::code)
        .containsExactly(
            "region",
            "health",
            "symptoms",
            "temperature",
            "isolation",
            "contact",
            "listed_region",
            "household",
            "needs",
            "note");
  }

  @Test
  void everyTextIsThereInBothLanguages() {
    var phrases = new ArrayList<Phrase>(List.of(form.title()));
    for (Item item : form.questions()) {
      phrases.add(item.label());
      phrases.add(item.name());
      item.options().forEach(option -> phrases.add(option.label()));
      if (item.hint() != null) {
        phrases.add(item.hint());
      }
    }
    assertThat(phrases)
        .allSatisfy(phrase -> assertThat(phrase.english()).isNotBlank())
        .allSatisfy(phrase -> assertThat(phrase.chinese()).containsPattern("\\p{IsHan}"))
        .allSatisfy(phrase -> assertThat(phrase.english()).doesNotContainPattern("\\p{IsHan}"));
  }

  @Test
  void aHealthyStudentIsDoneWithTheBaseline() {
    Answers baseline = form.baseline(Map.of("destination", "440402")).answers();

    assertThat(baseline.toJson())
        .isEqualTo(
            "{\"region\":\"440402\",\"health\":\"well\",\"isolation\":\"none\",\"contact\":false,"
                + "\"listed_region\":false,\"household\":false}");
    assertThat(form.validate(baseline.asMap()).ok()).isTrue();
    assertThat(form.flags(baseline)).isEmpty();
  }

  @Test
  void nothingKnownOfAStudentIsNoHindrance() {
    assertThat(form.validate(form.baseline(Map.of()).answers().asMap()).ok()).isTrue();
  }

  @Test
  void aFactThatDoesNotFitItsQuestionIsLeftOut() {
    assertThat(form.baseline(Map.of("destination", "x".repeat(61))).answers().get("region"))
        .isNull();
    assertThat(form.baseline(Map.of("destination", 440402)).answers().get("region")).isNull();
  }

  @Test
  void yesterdaysSituationStandsAndYesterdaysTemperatureDoesNot() {
    Answers yesterday =
        answers(
            Map.of(
                "region",
                "珠海",
                "health",
                "unwell",
                "symptoms",
                List.of("cough"),
                "temperature",
                36.8,
                "isolation",
                "home",
                "contact",
                true,
                "listed_region",
                false,
                "household",
                false,
                "needs",
                "口罩"));

    Answers today = form.carry(yesterday).answers();

    assertThat(today.asMap())
        .containsEntry("region", "珠海")
        .containsEntry("symptoms", List.of("cough"))
        .containsEntry("isolation", "home")
        .containsEntry("contact", true)
        .doesNotContainKeys("temperature", "needs");
    assertThat(form.validate(today.asMap()).ok()).isTrue();
  }

  @Test
  void symptomsAreNotKeptOfSomeoneWhoIsWell() {
    var validated =
        form.validate(
            Map.of(
                "health",
                "well",
                "symptoms",
                List.of("fever"),
                "isolation",
                "none",
                "contact",
                false,
                "listed_region",
                false,
                "household",
                false));
    assertThat(validated.ok()).isTrue();
    assertThat(validated.answers().get("symptoms")).isNull();
    assertThat(form.flags(validated.answers())).isEmpty();
  }

  @Test
  void aFeverIsFlaggedFrom373() {
    assertThat(flags(Map.of("temperature", 37.2))).isEmpty();
    assertThat(flags(Map.of("temperature", 37.3))).containsExactly("fever");
    assertThat(flags(Map.of("health", "unwell", "symptoms", List.of("fever"))))
        .containsExactly("unwell", "fever");
  }

  @Test
  void everyOtherTroubleHasItsFlag() {
    assertThat(flags(Map.of("health", "suspected"))).containsExactly("suspected");
    assertThat(flags(Map.of("health", "confirmed", "isolation", "hospital")))
        .containsExactly("confirmed", "hospital");
    assertThat(flags(Map.of("isolation", "central"))).containsExactly("isolation");
    assertThat(flags(Map.of("contact", true))).containsExactly("contact");
    assertThat(flags(Map.of("listed_region", true))).containsExactly("listed-region");
    assertThat(flags(Map.of("household", true))).containsExactly("household");
  }

  @Test
  void aTemperatureNobodyHasIsRefusedInBothLanguages() {
    Fault cold = changed(Map.of("temperature", 3.65)).faults().getFirst();
    assertThat(cold.code()).isEqualTo("temperature");
    assertThat(cold.message(Readers.CHINESE)).isEqualTo("不得小于 34。");
    assertThat(cold.message(Readers.ENGLISH)).isEqualTo("Enter 34 or more.");
    assertThat(changed(Map.of("temperature", new BigDecimal("43.01"))).faults())
        .extracting(Fault::kind)
        .containsExactly(Fault.Kind.TOO_HIGH);
  }

  @Test
  void staffReadShortLines() {
    Answers answers =
        changed(
                Map.of(
                    "temperature",
                    37.50,
                    "health",
                    "unwell",
                    "symptoms",
                    List.of("cough", "fever")))
            .answers();

    assertThat(form.summary(answers, Readers.CHINESE))
        .extracting(fact -> fact.line(Readers.CHINESE))
        .contains("身体状况 身体不适", "体温 37.5 ℃", "接触病例 否")
        .anySatisfy(line -> assertThat(line).startsWith("症状 发热").contains("咳嗽"));
    assertThat(form.summary(answers, Readers.ENGLISH))
        .extracting(fact -> fact.line(Readers.ENGLISH))
        .contains("Health: Unwell", "Temperature: 37.5 ℃", "Symptoms: Fever, Cough");
    assertThat(form.summary(answers, Readers.ENGLISH))
        .filteredOn(Fact::abnormal)
        .extracting(Fact::code)
        .containsExactly("health", "symptoms", "temperature");
  }

  private Validated changed(Map<String, Object> changes) {
    var raw =
        new java.util.LinkedHashMap<String, Object>(form.baseline(Map.of()).answers().asMap());
    raw.putAll(changes);
    return form.validate(raw);
  }

  private java.util.Set<String> flags(Map<String, Object> changes) {
    return form.flags(changed(changes).answers());
  }

  private Answers answers(Map<String, Object> raw) {
    var validated = form.validate(raw);
    assertThat(validated.faults()).isEmpty();
    return validated.answers();
  }
}
